"""What each sample is made of: which passes there are, how clear they are, which dates and radar passes are taken."""

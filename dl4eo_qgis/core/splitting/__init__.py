"""How chips are dealt to splits: what is dealt, by which groups, so that classes come out even and no ground leaks."""

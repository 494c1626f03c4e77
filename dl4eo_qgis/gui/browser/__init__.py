"""The chip browser: a dock that shows one chip of a dataset after the other and takes verdicts by key.

``layers`` finds a dataset's chips layer, ``opened`` reads what the dataset says of itself, ``table`` and ``browsing``
are the list of chips with its filter, ``pixels`` and ``pictures`` make pictures of files, ``ahead`` makes them in the
background, ``verdicts`` edits the layer; the rest are widgets, which ``dock`` puts together.
"""

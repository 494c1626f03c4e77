"""What the plugin's engine costs beside other tools; `make bench` runs it and writes results.md.

Read ``__main__`` (the run), ``groups`` (one function a table), then ``ours`` (how the engine is called). ``places``
says where data and runners are: those of the folder ``../shared/bench`` where it is, else the smaller ones of this one.
"""

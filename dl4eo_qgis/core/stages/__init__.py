"""The stages of the job, one verb a module. They never import each other: ``pipeline`` puts them in order."""

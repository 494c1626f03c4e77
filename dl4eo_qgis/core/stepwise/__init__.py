"""The steps of a build one by one, for models: scenes travel as a layer, pixels as rasters that tell what made them."""

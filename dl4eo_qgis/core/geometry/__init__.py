"""Ground and its coordinates: CRSs, polygons, chips as squares, the 180th meridian, edges of areas."""

"""What lies between a file's bytes and pixels on the grid: headers, tiles, packing, resampling."""

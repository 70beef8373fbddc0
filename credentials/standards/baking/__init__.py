"""Records inside pictures: written once and read strictly, as Open Badges say for PNG and SVG files."""

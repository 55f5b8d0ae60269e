/* What is on the map for the city's GIS: a GeoJSON file, and the same as CSV beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "board/board.h"

/* A feature for each place that has a value of its own on the map and lies in the place shown:
 * code, name, level, value (null: no data), and the shape. Where places of that level have no
 * shape, one for each of their cells, which names the place in "of". Transfer full. */
GBytes *pentad_map_export_geojson (const PentadMap *map, PentadCity *city, PentadLanguage language);
/* The same rows with a point inside each. Transfer full. */
GBytes *pentad_map_export_csv (const PentadMap *map, PentadCity *city, PentadLanguage language);
/* Asks for the GeoJSON file, and writes both: what is on the map when it is called. */
void pentad_map_export_choose (GtkWindow *parent, const PentadMap *map, PentadCity *city);

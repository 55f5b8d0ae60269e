/* A shape as GeoJSON: rings sorted into polygons with their holes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-writer.h"
#include "model/shape.h"

/* Writes the value: a MultiPolygon by RFC 7946, outer rings counterclockwise and holes clockwise;
 * null for a shape without rings. Seven decimals, a centimetre. */
void pentad_write_shape (PentadJsonWriter *json, const PentadShapes *shapes, guint shape);

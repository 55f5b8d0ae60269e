/* The gallery: every way of drawing, on one city, for eyes and for checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new way of drawing is a row in a table of entries; pictures, sheets and checks follow. */
#pragma once

#include "ctl/gallery-city.h"
#include "render/sketch.h"

/* What an entry draws with. */
typedef struct
{
  const PentadGalleryCity *city;
  gboolean layers;       /* with reference layers */
  GStringChunk *strings; /* texts that live until the entry is drawn */
} PentadGallery;

typedef struct
{
  const char *name; /* of its file; NULL ends a table */
  /* FALSE: this city has nothing to show for it, and there is no picture. */
  gboolean (*draw) (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area);
  gboolean has_layers; /* drawn with and without reference layers */
} PentadGalleryEntry;

/* Each ends with an entry without a name. */
extern const PentadGalleryEntry pentad_gallery_maps[];

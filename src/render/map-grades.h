/* A map of grades: the scheme's colours, never without pattern and letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/scheme.h"
#include "render/map-labels.h"
#include "render/map-layout.h"

/* Classes from the lowest grade up, with the scheme's colours and patterns; a grade beyond the
 * seven that a map has is left out. FALSE when the scheme has no grades. letters and labels: room
 * for PENTAD_MAP_MAX_CLASSES, borrowed from the scheme. */
gboolean pentad_map_grades_init (PentadMapStyle *style,
                                 const PentadScheme *scheme,
                                 PentadLanguage language,
                                 const char **letters,
                                 const char **labels);
/* The letters of the classes on the places that have a value each, where they find room; the best
 * has none, so that what is not the best is seen without its colour. */
void pentad_map_grades_draw_letters (PentadMapLabels *labels,
                                     PentadSketch *sketch,
                                     const PentadMap *map,
                                     const PentadMapPicture *picture);
/* A light line around the cells of those classes that the ground swallows: black on a dark wall
 * (domain.md 3.1). */
void pentad_map_grades_outline (PentadSketch *sketch,
                                const PentadMapPicture *picture,
                                const PentadTheme *theme);

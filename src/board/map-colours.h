/* How the numbers of a board's map become colours: ramp, classes, and what the classes are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/map-spec.h"
#include "render/map-style.h"

typedef struct
{
  PentadMapStyle style;
  gboolean has_letters;
  const char *letters[PENTAD_MAP_MAX_CLASSES]; /* of grades; borrowed from the scheme */
  const char *labels[PENTAD_MAP_MAX_CLASSES];  /* NULL: the ranges of the classes */
} PentadMapColours;

/* Whether the map's classes are the grades of the city's scheme: a composite score is shown by
 * grades when the board says nothing else. */
gboolean pentad_map_spec_has_grades (const PentadMapSpec *spec, const PentadBoardData *data);
/* Classes of n values as the spec says of that measure; no more than `most`. */
PentadClasses pentad_map_spec_classes (const PentadMapSpec *spec,
                                       const PentadMapMeasure *measure,
                                       const double *values,
                                       int n,
                                       int most);
/* second: of the second measure, one for each of values; NULL for maps of one. of_scheme: grades in
 * the colours and patterns of the scheme, else in a ramp, the best at its calm end. Where high
 * figures are good, they lie at the calm end of a ramp. Labels that the scheme does not have are
 * put into strings. */
void pentad_map_colours_init (PentadMapColours *self,
                              const PentadMapSpec *spec,
                              const PentadBoardData *data,
                              const double *values,
                              const double *second,
                              int n,
                              gboolean of_scheme,
                              PentadLanguage language,
                              GStringChunk *strings);

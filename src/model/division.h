/* The places of a city: city, districts, streets, communities and unit grids in one table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are sorted by level and numbered through, so that one index names a place anywhere in
 * the program: index 0 is the city. The table is immutable once built and may cross threads. */
#pragma once

#include "model/grid-code.h"
#include "model/label.h"
#include "model/level.h"
#include "model/shape.h"

/* What a district is, for the staffing ratio (domain.md 1.3). */
typedef enum
{
  PENTAD_DIVISION_OTHER,
  PENTAD_DIVISION_URBAN,
  PENTAD_DIVISION_FUNCTIONAL,
  PENTAD_DIVISION_COUNTY
} PentadDivisionKind;

/* Index of "no place". */
#define PENTAD_NO_PLACE (-1)

typedef struct
{
  char *code;
  PentadLabel name;
  PentadLevel level;
  PentadDivisionKind kind;
  int parent;          /* index; PENTAD_NO_PLACE for the city only */
  char *parent_code;   /* as sent; NULL when the source names none */
  gint64 population;   /* permanent residents; -1 unknown */
  double area_m2;      /* NAN unknown */
  char *area_class;    /* of a unit grid: "I" (key area), "II" (other); NULL unknown */
  char *responsible;   /* responsible person or number; NULL unknown */
  PentadPoint centre;  /* a point inside, for labels; NAN unknown */
  PentadBounds bounds; /* of the own shape, or of what lies below */
} PentadDivision;

typedef struct _PentadDivisions PentadDivisions;
typedef struct _PentadDivisionsBuilder PentadDivisionsBuilder;

/* A builder takes places in any order and works out parents, centres and bounds when finished. */
PentadDivisionsBuilder *pentad_divisions_builder_new (const char *city_code,
                                                      const PentadLabel *name);
void pentad_divisions_builder_free (PentadDivisionsBuilder *builder);
/* Adds a place and begins its shape; the caller then adds rings with pentad_shapes_begin_ring() and
 * pentad_shapes_add_point() on pentad_divisions_builder_get_shapes(). Copies code, name and
 * parent_code. The returned record is for filling in kind, population and so on; it is valid until
 * the next call. A code that its level already has is refused: NULL, and a finding is kept. */
PentadDivision *pentad_divisions_builder_add (PentadDivisionsBuilder *builder,
                                              PentadLevel level,
                                              const char *code,
                                              const PentadLabel *name,
                                              const char *parent_code);
/* The place that was added with that code, to be filled in further; NULL when there is none. Valid
 * until the next call. */
PentadDivision *pentad_divisions_builder_find (PentadDivisionsBuilder *builder,
                                               PentadLevel level,
                                               const char *code);
/* How the codes of unit grids are built; then a place whose source names no parent lies below the
 * place that the prefix of its code names. Copied. */
void pentad_divisions_builder_set_split (PentadDivisionsBuilder *builder,
                                         const PentadCodeSplit *split);
PentadShapes *pentad_divisions_builder_get_shapes (PentadDivisionsBuilder *builder,
                                                   PentadLevel level);
/* Parents: the place that the sent code names, nearest level first (where that is not the nearest
 * level that there is, the finest place below it that holds the inner point); else the place that
 * the prefix of the code names; else the place of the levels above, nearest first, that holds the
 * inner point; else the city. A sent parent that differs from the prefix holds, and is a finding.
 * Transfer full; the builder is consumed. */
PentadDivisions *pentad_divisions_builder_finish (PentadDivisionsBuilder *builder);

PentadDivisions *pentad_divisions_ref (PentadDivisions *divisions);
void pentad_divisions_unref (PentadDivisions *divisions);
int pentad_divisions_get_count (const PentadDivisions *divisions);
/* First index of a level and how many places it has (0 when the level is absent). */
int pentad_divisions_get_level (const PentadDivisions *divisions, PentadLevel level, int *count);
const PentadDivision *pentad_divisions_get (const PentadDivisions *divisions, int index);
/* The place with that code on that level, or PENTAD_NO_PLACE. */
int pentad_divisions_find (const PentadDivisions *divisions, PentadLevel level, const char *code);
/* The first place with that code from the city downwards, or PENTAD_NO_PLACE. */
int pentad_divisions_find_any (const PentadDivisions *divisions, const char *code);
/* The ancestor of a place at a level (itself when it is of that level), or PENTAD_NO_PLACE. */
int pentad_divisions_ancestor (const PentadDivisions *divisions, int index, PentadLevel level);
gboolean pentad_divisions_is_below (const PentadDivisions *divisions, int index, int ancestor);
/* Children of a place, of the coarsest level that it has any of: a stray finer place directly under
 * it is not listed among them. Array of int, transfer container. */
GArray *pentad_divisions_children (const PentadDivisions *divisions, int index);
/* The place of a level that holds a point, or PENTAD_NO_PLACE. Thread-safe. */
int pentad_divisions_locate (const PentadDivisions *divisions,
                             PentadLevel level,
                             double lon,
                             double lat);
/* How codes are built, as the builder was told. */
const PentadCodeSplit *pentad_divisions_get_split (const PentadDivisions *divisions);
/* Shapes of a level (shape i belongs to place first + i), or NULL when none has geometry. */
const PentadShapes *pentad_divisions_get_shapes (const PentadDivisions *divisions,
                                                 PentadLevel level);
/* The finest level that has geometry: what the map fills. */
PentadLevel pentad_divisions_finest_level (const PentadDivisions *divisions);
/* Data-quality findings met while building (PentadFinding, model/finding.h). */
const GPtrArray *pentad_divisions_get_findings (const PentadDivisions *divisions);

/* "urban", "functional", "county"; NULL for OTHER. */
const char *pentad_division_kind_id (PentadDivisionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDivisions, pentad_divisions_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDivisionsBuilder, pentad_divisions_builder_free)

/* The places of a city: city, districts, streets, communities and unit grids in one table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/division.h"

#include "model/finding.h"
#include "model/locator.h"

#include <math.h>
#include <string.h>

struct _PentadDivisions
{
  gatomicrefcount refs;
  GArray *places; /* PentadDivision */
  int first[PENTAD_N_LEVELS + 1];
  PentadShapes *shapes[PENTAD_N_LEVELS];
  PentadLocator *locators[PENTAD_N_LEVELS]; /* NULL for a level without geometry */
  GHashTable *codes[PENTAD_N_LEVELS];       /* code -> index + 1 */
  PentadCodeSplit split;
  GPtrArray *findings;
};

struct _PentadDivisionsBuilder
{
  GPtrArray *places[PENTAD_N_LEVELS]; /* PentadDivision */
  PentadShapes *shapes[PENTAD_N_LEVELS];
  GHashTable *codes[PENTAD_N_LEVELS]; /* code -> position + 1 */
  PentadCodeSplit split;
  GPtrArray *findings;
};

static void
division_clear (PentadDivision *division)
{
  g_free (division->code);
  g_free (division->parent_code);
  g_free (division->area_class);
  g_free (division->responsible);
  pentad_label_clear (&division->name);
}

static void
division_free (gpointer data)
{
  division_clear (data);
  g_free (data);
}

PentadDivisionsBuilder *
pentad_divisions_builder_new (const char *city_code, const PentadLabel *name)
{
  PentadDivisionsBuilder *self = g_new0 (PentadDivisionsBuilder, 1);

  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    {
      self->places[i] = g_ptr_array_new_with_free_func (division_free);
      self->shapes[i] = pentad_shapes_new ();
      self->codes[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  self->findings = pentad_findings_new ();
  pentad_divisions_builder_add (self, PENTAD_LEVEL_CITY, city_code, name, NULL);
  return self;
}

void
pentad_divisions_builder_free (PentadDivisionsBuilder *builder)
{
  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    {
      g_ptr_array_unref (builder->places[i]);
      g_clear_pointer (&builder->shapes[i], pentad_shapes_free);
      g_hash_table_unref (builder->codes[i]);
    }
  g_clear_pointer (&builder->findings, g_ptr_array_unref);
  g_free (builder);
}

PentadDivision *
pentad_divisions_builder_add (PentadDivisionsBuilder *builder,
                              PentadLevel level,
                              const char *code,
                              const PentadLabel *name,
                              const char *parent_code)
{
  if (g_hash_table_contains (builder->codes[level], code))
    {
      pentad_findings_count (builder->findings, PENTAD_FINDING_REPEATED_CODE,
                             pentad_level_id (level), NULL, code);
      return NULL;
    }

  PentadDivision *division = g_new0 (PentadDivision, 1);
  division->code = g_strdup (code);
  pentad_label_copy (&division->name, name);
  division->level = level;
  division->parent = PENTAD_NO_PLACE;
  division->parent_code = g_strdup (parent_code);
  division->population = -1;
  division->area_m2 = NAN;
  division->centre = (PentadPoint){ NAN, NAN };
  division->bounds = pentad_bounds_empty ();
  g_ptr_array_add (builder->places[level], division);
  g_hash_table_insert (builder->codes[level], division->code,
                       GUINT_TO_POINTER (builder->places[level]->len));
  pentad_shapes_begin (builder->shapes[level]);
  return division;
}

PentadDivision *
pentad_divisions_builder_find (PentadDivisionsBuilder *builder, PentadLevel level, const char *code)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (builder->codes[level], code));

  return position > 0 ? g_ptr_array_index (builder->places[level], position - 1) : NULL;
}

void
pentad_divisions_builder_set_split (PentadDivisionsBuilder *builder, const PentadCodeSplit *split)
{
  builder->split = *split;
}

PentadShapes *
pentad_divisions_builder_get_shapes (PentadDivisionsBuilder *builder, PentadLevel level)
{
  return builder->shapes[level];
}

/* Moves the places of the builder into one table and sets up the look-ups. */
static PentadDivisions *
take_places (PentadDivisionsBuilder *builder)
{
  PentadDivisions *self = g_new0 (PentadDivisions, 1);
  int index = 0;

  g_atomic_ref_count_init (&self->refs);
  self->places = g_array_new (FALSE, FALSE, sizeof (PentadDivision));
  self->findings = g_steal_pointer (&builder->findings);
  self->split = builder->split;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      GPtrArray *places = builder->places[level];
      gboolean has_geometry = FALSE;

      self->first[level] = index;
      self->codes[level] = g_hash_table_new (g_str_hash, g_str_equal);
      self->shapes[level] = g_steal_pointer (&builder->shapes[level]);
      pentad_shapes_end (self->shapes[level]);
      g_ptr_array_set_free_func (places, g_free); /* what they own moves over */
      for (guint i = 0; i < places->len; i++)
        {
          PentadDivision *division = g_ptr_array_index (places, i);

          division->bounds = pentad_shapes_get_bounds (self->shapes[level], i);
          if (pentad_shapes_inner_point (self->shapes[level], i, &division->centre))
            has_geometry = TRUE;
          if (isnan (division->area_m2) && !isnan (division->centre.lon))
            division->area_m2 = pentad_shapes_area_m2 (self->shapes[level], i);
          g_array_append_val (self->places, *division);
          g_hash_table_insert (self->codes[level], division->code, GINT_TO_POINTER (++index));
        }
      if (has_geometry)
        self->locators[level] = pentad_locator_new (self->shapes[level], 0, places->len);
    }
  self->first[PENTAD_N_LEVELS] = index;
  return self;
}

static PentadDivision *
place_at (const PentadDivisions *self, int index)
{
  return &g_array_index (self->places, PentadDivision, index);
}

static int
level_count (const PentadDivisions *self, int level)
{
  return self->first[level + 1] - self->first[level];
}

/* The nearest level above that has places. */
static int
level_above (const PentadDivisions *self, const PentadDivision *division)
{
  int level = (int)division->level - 1;

  while (level > PENTAD_LEVEL_CITY && level_count (self, level) == 0)
    level--;
  return level;
}

/* The place of the levels above, nearest first, that the source names. */
static int
named_parent (const PentadDivisions *self, const PentadDivision *division)
{
  for (int level = (int)division->level - 1; level >= 0; level--)
    {
      int found = pentad_divisions_find (self, level, division->parent_code);

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
}

/* The place of the levels above, nearest first, that the code names by its prefix. */
static int
prefix_parent (const PentadDivisions *self, const PentadDivision *division)
{
  char buffer[PENTAD_MAX_GRID_CODE + 1];

  for (int level = (int)division->level - 1; level > PENTAD_LEVEL_CITY; level--)
    {
      int found = pentad_divisions_find (
          self, level,
          pentad_code_split_prefix (&self->split, division->level, division->code, level, buffer));

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
}

/* The place of the levels above, nearest first, that holds the inner point; else the city. */
static int
parent_around (const PentadDivisions *self, const PentadDivision *division)
{
  if (!isnan (division->centre.lon))
    for (int level = (int)division->level - 1; level > PENTAD_LEVEL_CITY; level--)
      {
        int found =
            pentad_divisions_locate (self, level, division->centre.lon, division->centre.lat);

        if (found != PENTAD_NO_PLACE)
          return found;
      }
  return 0;
}

/* A source that names a place far above leaves open where below that it is: the finest place there
 * that holds the inner point, if any does. */
static int
refine (const PentadDivisions *self, const PentadDivision *division, int named)
{
  if ((int)place_at (self, named)->level == level_above (self, division))
    return named;
  int around = parent_around (self, division);

  return pentad_divisions_is_below (self, around, named) ? around : named;
}

/* The sent parent holds, also against the code. */
static void
compare_with_prefix (PentadDivisions *self, const PentadDivision *division, int named, int prefix)
{
  if (named != PENTAD_NO_PLACE && prefix != PENTAD_NO_PLACE &&
      !pentad_divisions_is_below (self, named, prefix) &&
      !pentad_divisions_is_below (self, prefix, named))
    pentad_findings_count (self->findings, PENTAD_FINDING_PARENT_DIFFERS, NULL, NULL,
                           division->code);
}

static void
check_code (PentadDivisions *self, const PentadDivision *division)
{
  if (division->level == PENTAD_LEVEL_GRID && pentad_code_split_is_known (&self->split) &&
      !pentad_code_split_fits (&self->split, PENTAD_LEVEL_GRID, division->code))
    pentad_findings_count (self->findings, PENTAD_FINDING_BAD_GRID_CODE, NULL, NULL,
                           division->code);
}

static void
find_parents (PentadDivisions *self)
{
  for (int i = 1; i < (int)self->places->len; i++)
    {
      PentadDivision *division = place_at (self, i);
      int named = named_parent (self, division), prefix = prefix_parent (self, division);

      check_code (self, division);
      compare_with_prefix (self, division, named, prefix);
      if (named == PENTAD_NO_PLACE && division->parent_code != NULL)
        pentad_findings_count (self->findings, PENTAD_FINDING_UNKNOWN_PARENT, NULL, NULL,
                               division->code);
      division->parent = named != PENTAD_NO_PLACE    ? refine (self, division, named)
                         : prefix != PENTAD_NO_PLACE ? prefix
                                                     : parent_around (self, division);
    }
}

/* A place without a shape of its own lies where its children lie. */
static void
gather_from_children (PentadDivisions *self)
{
  int n = (int)self->places->len;
  g_autofree double *weights = g_new0 (double, (gsize)n);
  g_autofree PentadPoint *sums = g_new0 (PentadPoint, (gsize)n);

  for (int i = n - 1; i >= 0; i--)
    {
      PentadDivision *division = place_at (self, i);

      if (isnan (division->centre.lon) && weights[i] > 0)
        division->centre = (PentadPoint){ sums[i].lon / weights[i], sums[i].lat / weights[i] };
      if (i == 0 || isnan (division->centre.lon))
        continue;
      PentadDivision *parent = place_at (self, division->parent);
      double weight = division->area_m2 > 0 ? division->area_m2 : 1;

      /* A place with a shape of its own is as large as that. */
      if (isnan (parent->centre.lon))
        {
          pentad_bounds_add (&parent->bounds, &division->bounds);
          weights[division->parent] += weight;
          sums[division->parent].lon += weight * division->centre.lon;
          sums[division->parent].lat += weight * division->centre.lat;
        }
    }
}

PentadDivisions *
pentad_divisions_builder_finish (PentadDivisionsBuilder *builder)
{
  PentadDivisions *self = take_places (builder);

  pentad_divisions_builder_free (builder);
  find_parents (self);
  gather_from_children (self);
  return self;
}

PentadDivisions *
pentad_divisions_ref (PentadDivisions *divisions)
{
  g_atomic_ref_count_inc (&divisions->refs);
  return divisions;
}

void
pentad_divisions_unref (PentadDivisions *divisions)
{
  if (!g_atomic_ref_count_dec (&divisions->refs))
    return;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      g_clear_pointer (&divisions->locators[level], pentad_locator_free);
      pentad_shapes_free (divisions->shapes[level]);
      g_hash_table_unref (divisions->codes[level]);
    }
  for (guint i = 0; i < divisions->places->len; i++)
    division_clear (place_at (divisions, (int)i));
  g_array_unref (divisions->places);
  g_ptr_array_unref (divisions->findings);
  g_free (divisions);
}

int
pentad_divisions_get_count (const PentadDivisions *divisions)
{
  return (int)divisions->places->len;
}

int
pentad_divisions_get_level (const PentadDivisions *divisions, PentadLevel level, int *count)
{
  if (count != NULL)
    *count = level_count (divisions, (int)level);
  return divisions->first[level];
}

const PentadDivision *
pentad_divisions_get (const PentadDivisions *divisions, int index)
{
  g_return_val_if_fail (index >= 0 && index < (int)divisions->places->len, NULL);
  return place_at (divisions, index);
}

int
pentad_divisions_find (const PentadDivisions *divisions, PentadLevel level, const char *code)
{
  if (code == NULL)
    return PENTAD_NO_PLACE;
  return GPOINTER_TO_INT (g_hash_table_lookup (divisions->codes[level], code)) - 1;
}

int
pentad_divisions_find_any (const PentadDivisions *divisions, const char *code)
{
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      int found = pentad_divisions_find (divisions, level, code);

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
}

int
pentad_divisions_ancestor (const PentadDivisions *divisions, int index, PentadLevel level)
{
  while (index != PENTAD_NO_PLACE && place_at (divisions, index)->level > level)
    index = place_at (divisions, index)->parent;
  return index != PENTAD_NO_PLACE && place_at (divisions, index)->level == level ? index
                                                                                 : PENTAD_NO_PLACE;
}

gboolean
pentad_divisions_is_below (const PentadDivisions *divisions, int index, int ancestor)
{
  while (index != PENTAD_NO_PLACE && index != ancestor)
    index = place_at (divisions, index)->parent;
  return index != PENTAD_NO_PLACE;
}

GArray *
pentad_divisions_children (const PentadDivisions *divisions, int index)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  PentadLevel level = PENTAD_N_LEVELS;

  /* Of the many places of the finest level, none is asked in vain. */
  if (place_at (divisions, index)->level ==
      place_at (divisions, (int)divisions->places->len - 1)->level)
    return children;
  /* Places are sorted by level, so the first child found has the level that is listed. */
  for (int i = index + 1; i < (int)divisions->places->len; i++)
    {
      const PentadDivision *division = place_at (divisions, i);

      if (division->level > level)
        break;
      if (division->parent != index)
        continue;
      level = division->level;
      g_array_append_val (children, i);
    }
  return children;
}

int
pentad_divisions_locate (const PentadDivisions *divisions,
                         PentadLevel level,
                         double lon,
                         double lat)
{
  int found = divisions->locators[level] != NULL
                  ? pentad_locator_find (divisions->locators[level], lon, lat)
                  : -1;

  return found < 0 ? PENTAD_NO_PLACE : divisions->first[level] + found;
}

const PentadCodeSplit *
pentad_divisions_get_split (const PentadDivisions *divisions)
{
  return &divisions->split;
}

const PentadShapes *
pentad_divisions_get_shapes (const PentadDivisions *divisions, PentadLevel level)
{
  return divisions->locators[level] != NULL ? divisions->shapes[level] : NULL;
}

PentadLevel
pentad_divisions_finest_level (const PentadDivisions *divisions)
{
  for (int level = PENTAD_N_LEVELS - 1; level > 0; level--)
    if (divisions->locators[level] != NULL)
      return level;
  return PENTAD_LEVEL_CITY;
}

const GPtrArray *
pentad_divisions_get_findings (const PentadDivisions *divisions)
{
  return divisions->findings;
}

const char *
pentad_division_kind_id (PentadDivisionKind kind)
{
  static const char *const ids[] = { NULL, "urban", "functional", "county" };

  return ids[kind];
}

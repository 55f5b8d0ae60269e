/* Where a case lies: its place at each level, by the word of its source or by its point.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line 0 is no place; lines 1 to n are the n places of the divisions; the rest is the table. */
#include "config.h"

#include "model/case-placing.h"

#include <math.h>
#include <string.h>

/* Lines are written in 24 bits; beyond this a case counts as placed nowhere. */
#define MAX_LINES (1u << 24)

typedef struct
{
  int place[PENTAD_N_LEVELS];
} Line;

struct _PentadCasePlacing
{
  PentadDivisions *divisions;
  guint n_places;

  GPtrArray *lines;    /* Line, numbered from n_places + 1 */
  GHashTable *numbers; /* Line -> number in lines + 1 */
  GHashTable *passing; /* place -> GArray of guint32, the numbers of the lines in `lines` by it */

  /* Places by parent: those of place p are children[first_child[p]] up to first_child[p + 1]. */
  guint *first_child;
  int *children;
};

static guint
line_hash (gconstpointer key)
{
  const Line *line = key;
  guint hash = 0;

  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    hash = hash * 31 + (guint)line->place[i];
  return hash;
}

static gboolean
line_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Line)) == 0;
}

static void
list_children (PentadCasePlacing *self)
{
  guint n = self->n_places;

  self->first_child = g_new0 (guint, n + 2);
  self->children = g_new (int, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      int parent = pentad_divisions_get (self->divisions, (int)i)->parent;

      if (parent != PENTAD_NO_PLACE)
        self->first_child[parent + 2]++;
    }
  for (guint i = 2; i < n + 2; i++)
    self->first_child[i] += self->first_child[i - 1];
  for (guint i = 0; i < n; i++)
    {
      int parent = pentad_divisions_get (self->divisions, (int)i)->parent;

      if (parent != PENTAD_NO_PLACE)
        self->children[self->first_child[parent + 1]++] = (int)i;
    }
}

PentadCasePlacing *
pentad_case_placing_new (PentadDivisions *divisions)
{
  PentadCasePlacing *self = g_new0 (PentadCasePlacing, 1);

  self->divisions = divisions != NULL ? pentad_divisions_ref (divisions) : NULL;
  self->n_places = divisions != NULL ? (guint)pentad_divisions_get_count (divisions) : 0;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (line_hash, line_equal);
  self->passing = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  list_children (self);
  return self;
}

void
pentad_case_placing_free (PentadCasePlacing *placing)
{
  g_clear_pointer (&placing->divisions, pentad_divisions_unref);
  g_hash_table_unref (placing->numbers);
  g_hash_table_unref (placing->passing);
  g_ptr_array_unref (placing->lines);
  g_free (placing->first_child);
  g_free (placing->children);
  g_free (placing);
}

/* The finest place with that code. */
static int
find_finest (const PentadDivisions *divisions, const char *code)
{
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      int found = pentad_divisions_find (divisions, level, code);

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
}

static gboolean
has_level (const PentadDivisions *divisions, PentadLevel level)
{
  int n;

  pentad_divisions_get_level (divisions, level, &n);
  return n > 0;
}

static void
clear_line (Line *line)
{
  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    line->place[i] = PENTAD_NO_PLACE;
}

/* The place and what lies above it. */
static void
fill_line (const PentadDivisions *divisions, int place, Line *line)
{
  clear_line (line);
  for (; place != PENTAD_NO_PLACE; place = pentad_divisions_get (divisions, place)->parent)
    line->place[pentad_divisions_get (divisions, place)->level] = place;
}

/* Each level on its own by the polygon that holds the point; a level without polygons takes what
 * lies above the finer place that was found. */
static void
place_by_point (const PentadDivisions *divisions, const PentadCase *item, Line *line)
{
  double lon = pentad_case_get_lon (item), lat = pentad_case_get_lat (item);
  gboolean any = FALSE, has_geometry = FALSE;
  int *place = line->place;

  clear_line (line);
  for (int level = PENTAD_N_LEVELS - 1; level > PENTAD_LEVEL_CITY; level--)
    {
      if (pentad_divisions_get_shapes (divisions, level) != NULL)
        {
          has_geometry = TRUE;
          if (!isnan (lon) && !isnan (lat))
            place[level] = pentad_divisions_locate (divisions, level, lon, lat);
        }
      else
        for (int finer = level + 1; finer < PENTAD_N_LEVELS && place[level] == PENTAD_NO_PLACE;
             finer++)
          if (place[finer] != PENTAD_NO_PLACE)
            place[level] = pentad_divisions_ancestor (divisions, place[finer], level);
      any = any || place[level] != PENTAD_NO_PLACE;
    }

  int district = place[PENTAD_LEVEL_DISTRICT];
  if (has_level (divisions, PENTAD_LEVEL_DISTRICT) ? district != PENTAD_NO_PLACE
                                                   : any || !has_geometry)
    place[PENTAD_LEVEL_CITY] = 0;
}

static void
list_passing (PentadCasePlacing *self, const Line *line, guint32 number)
{
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      gpointer place = GINT_TO_POINTER (line->place[level]);
      GArray *lines = g_hash_table_lookup (self->passing, place);

      if (line->place[level] == PENTAD_NO_PLACE)
        continue;
      if (lines == NULL)
        {
          lines = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->passing, place, lines);
        }
      g_array_append_val (lines, number);
    }
}

static guint32
number_irregular (PentadCasePlacing *self, const Line *line)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, line));

  if (number == 0)
    {
      if (pentad_case_placing_get_bound (self) >= MAX_LINES)
        return 0;
      Line *kept = g_memdup2 (line, sizeof *line);
      g_ptr_array_add (self->lines, kept);
      number = self->lines->len;
      g_hash_table_insert (self->numbers, kept, GUINT_TO_POINTER (number));
      list_passing (self, kept, number);
    }
  return self->n_places + number;
}

static guint32
number_line (PentadCasePlacing *self, const Line *line)
{
  Line regular;

  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    if (line->place[level] != PENTAD_NO_PLACE)
      {
        fill_line (self->divisions, line->place[level], &regular);
        if (line_equal (line, &regular))
          return (guint32)line->place[level] + 1;
        return number_irregular (self, line);
      }
  return 0;
}

guint32
pentad_case_placing_locate (PentadCasePlacing *placing, const PentadCase *item)
{
  const char *code = pentad_case_get_division_code (item);
  int named;
  Line line;

  if (placing->divisions == NULL)
    return 0;
  named = code != NULL ? find_finest (placing->divisions, code) : PENTAD_NO_PLACE;
  if (named != PENTAD_NO_PLACE)
    return (guint32)named + 1;
  place_by_point (placing->divisions, item, &line);
  return number_line (placing, &line);
}

void
pentad_case_placing_get (const PentadCasePlacing *placing,
                         guint32 line,
                         int places[PENTAD_N_LEVELS])
{
  if (line > placing->n_places)
    {
      const Line *irregular = g_ptr_array_index (placing->lines, line - placing->n_places - 1);

      memcpy (places, irregular->place, sizeof irregular->place);
      return;
    }
  Line regular;
  clear_line (&regular);
  if (line > 0)
    fill_line (placing->divisions, (int)line - 1, &regular);
  memcpy (places, regular.place, sizeof regular.place);
}

guint32
pentad_case_placing_get_bound (const PentadCasePlacing *placing)
{
  return placing->n_places + placing->lines->len + 1;
}

static void
foreach_below (const PentadCasePlacing *self,
               int place,
               PentadCaseLineFunc func,
               gpointer user_data)
{
  func ((guint32)place + 1, user_data);
  for (guint i = self->first_child[place]; i < self->first_child[place + 1]; i++)
    foreach_below (self, self->children[i], func, user_data);
}

void
pentad_case_placing_foreach_line (const PentadCasePlacing *placing,
                                  int place,
                                  PentadCaseLineFunc func,
                                  gpointer user_data)
{
  const GArray *lines = g_hash_table_lookup (placing->passing, GINT_TO_POINTER (place));

  foreach_below (placing, place, func, user_data);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    func (placing->n_places + g_array_index (lines, guint32, i), user_data);
}

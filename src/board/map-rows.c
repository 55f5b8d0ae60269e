/* What a map says, without the picture: a sentence, and rows of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-rows.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "render/format.h"

static const char *
name_of (const PentadDivisions *divisions, int place, PentadLanguage language)
{
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  const char *name = pentad_label_get (&division->name, language);

  return name[0] != '\0' ? name : division->code;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PentadMapRow *p = a, *q = b;

  if (isnan (p->value) || isnan (q->value))
    return isnan (p->value) - isnan (q->value);
  if (p->value != q->value)
    return p->value < q->value ? 1 : -1;
  return p->place - q->place;
}

/* The step below the place shown, of those above a cell; the cell itself when there is none. */
static int
child_above (const PentadDivisions *divisions, int cell_place, int shown)
{
  for (int place = cell_place; place != PENTAD_NO_PLACE;
       place = pentad_divisions_get (divisions, place)->parent)
    if (pentad_divisions_get (divisions, place)->parent == shown)
      return place;
  return PENTAD_NO_PLACE;
}

/* Sums of the cells by the places one step below the one shown, unless those are the cells. */
static GArray *
add_up (const PentadMap *map, const PentadDivisions *divisions, PentadLanguage language)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PentadMapRow));
  g_autoptr (GArray) children = pentad_divisions_children (divisions, map->place);
  g_autofree int *row_of = g_new (int, MAX (pentad_divisions_get_count (divisions), 1));

  for (guint i = 0; i < children->len; i++)
    {
      int place = g_array_index (children, int, i);
      PentadMapRow row = { place, name_of (divisions, place, language), NAN, -1 };

      row_of[place] = (int)rows->len;
      if (pentad_map_geometry_place_cell (map->geometry, place) < 0)
        g_array_append_val (rows, row);
    }
  if (map->is_rate || map->value_level != PENTAD_LEVEL_CITY || map->value_zones != NULL)
    g_array_set_size (rows, 0); /* rates do not add up, and areas stand for themselves */
  for (int cell = 0; rows->len > 0 && cell < pentad_map_geometry_get_n_cells (map->geometry);
       cell++)
    {
      int above =
          child_above (divisions, pentad_map_geometry_cell_place (map->geometry, cell), map->place);
      double value = map->values.values != NULL ? map->values.values[cell] : NAN;
      PentadMapRow *row;

      if (above == PENTAD_NO_PLACE || isnan (value) ||
          pentad_map_geometry_place_cell (map->geometry, above) >= 0)
        continue;
      row = &g_array_index (rows, PentadMapRow, row_of[above]);
      row->value = (isnan (row->value) ? 0 : row->value) + value;
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* Places or zones with a value each, in the order of their first cells. */
typedef struct
{
  const PentadMap *map;
  guint8 *seen; /* by owner of a value; NULL: each cell is a place of its own */
} Owners;

static void
owners_init (Owners *self, const PentadMap *map)
{
  gboolean by_cell = map->value_level == PENTAD_LEVEL_CITY && map->value_zones == NULL;

  self->map = map;
  self->seen = by_cell ? NULL : g_new0 (guint8, (gsize)pentad_map_count_owners (map) + 1);
}

/* A place shown may lie within an area that has one value: then that area is the row. */
static gboolean
is_shown (const PentadMap *map, int place)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);

  return map->place <= 0 || place == map->place ||
         pentad_divisions_is_below (divisions, place, map->place) ||
         (map->value_level != PENTAD_LEVEL_CITY &&
          pentad_divisions_is_below (divisions, map->place, place));
}

/* The row of a cell whose value has not come before and lies in the place shown; FALSE none. */
static gboolean
owners_take (Owners *self, int cell, PentadLanguage language, PentadMapRow *row)
{
  const PentadMap *map = self->map;
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);
  int owner = pentad_map_value_owner (map, cell);
  int place =
      map->value_zones != NULL ? pentad_map_geometry_cell_place (map->geometry, cell) : owner;

  if (owner < 0 || (self->seen != NULL && self->seen[owner]) || !is_shown (map, place))
    return FALSE;
  if (self->seen != NULL)
    self->seen[owner] = 1;
  *row = (PentadMapRow){ map->value_zones != NULL ? PENTAD_NO_PLACE : place, NULL,
                         map->values.values != NULL ? map->values.values[cell] : NAN,
                         pentad_map_style_find (&map->style, &map->values, cell) };
  if (map->value_zones == NULL)
    row->name = name_of (divisions, place, language);
  else
    {
      const PentadZoneArea *area = g_ptr_array_index (map->partition->areas, owner);

      row->name = pentad_label_get (&area->name, language);
      if (row->name[0] == '\0')
        row->name = area->code;
    }
  return TRUE;
}

GArray *
pentad_map_rows_new (const PentadMap *map, PentadLanguage language)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);
  GArray *rows = add_up (map, divisions, language);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PentadMapRow));
  PentadMapRow row;
  Owners owners;

  owners_init (&owners, map);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (map->geometry); cell++)
    if (owners_take (&owners, cell, language, &row))
      g_array_append_val (cells, row);
  g_free (owners.seen);
  g_array_sort (cells, compare_rows);
  g_array_append_vals (rows, cells->data, cells->len);
  return rows;
}

/* The first row of pentad_map_rows_new(), found without sorting all cells; FALSE none. */
static gboolean
find_highest (const PentadMap *map, PentadLanguage language, PentadMapRow *highest)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);
  g_autoptr (GArray) sums = add_up (map, divisions, language);
  gboolean any = FALSE;
  PentadMapRow row;
  Owners owners;

  *highest = (PentadMapRow){ .place = PENTAD_NO_PLACE, .value = NAN };
  if (sums->len > 0)
    {
      *highest = g_array_index (sums, PentadMapRow, 0);
      return TRUE;
    }
  owners_init (&owners, map);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (map->geometry); cell++)
    if (owners_take (&owners, cell, language, &row) && (!any || compare_rows (&row, highest) < 0))
      {
        any = TRUE;
        *highest = row;
      }
  g_free (owners.seen);
  return any;
}

char *
pentad_map_summary (const PentadMap *map, PentadLanguage language)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);
  PentadMapRow highest;
  gboolean any = find_highest (map, language, &highest);
  const char *title = map->words.title != NULL ? map->words.title : "";
  const char *place = name_of (divisions, map->place, language);

  if (!any || isnan (highest.value))
    return g_strdup_printf (_ ("map: %s, %s: no data"), title, place);
  g_autofree char *value =
      pentad_format_number (highest.value, highest.value == floor (highest.value) ? 0 : 2);
  return g_strdup_printf (_ ("map: %s, %s; highest: %s %s"), title, place, highest.name, value);
}

PentadDataTable *
pentad_map_rows_tell (const PentadMap *map, PentadLanguage language)
{
  g_autoptr (GArray) rows = pentad_map_rows_new (map, language);
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, map->words.title);
  for (guint i = 0; i < rows->len; i++)
    {
      const PentadMapRow *row = &g_array_index (rows, PentadMapRow, i);

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, row->name, NAN);
      pentad_data_table_set (table, 1, NULL, row->value);
    }
  return table;
}

/* Which codes and points of a city lie in one division of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/cut-places.h"

gboolean
pentad_cut_places_holds (const PentadCutPlaces *self, int place)
{
  return place != PENTAD_NO_PLACE &&
         (place == self->place || pentad_divisions_is_below (self->divisions, place, self->place));
}

static gboolean
holds_any (const PentadCutPlaces *self, const int *grids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (pentad_cut_places_holds (self, grids[i]))
      return TRUE;
  return FALSE;
}

static void
list_areas (PentadCutPlaces *self, const PentadPartition *partition)
{
  const PentadZoning *zoning = pentad_city_get_zoning (self->city, partition);

  for (guint i = 0; zoning != NULL && i < partition->areas->len; i++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, i);
      guint n;
      const int *grids = pentad_zoning_get_grids (zoning, i, &n);

      if (area->code != NULL && holds_any (self, grids, n))
        g_hash_table_add (self->areas, g_strconcat (partition->id, "/", area->code, NULL));
    }
}

gboolean
pentad_cut_places_init (PentadCutPlaces *self, PentadCity *city, int place, GError **error)
{
  const GPtrArray *partitions = pentad_city_get_partitions (city);

  *self = (PentadCutPlaces){ .city = city,
                             .divisions = pentad_city_get_divisions (city),
                             .place = place };
  self->crs =
      pentad_crs_new_declared (pentad_city_get_about (city)->crs, PENTAD_CRS_EAST_FIRST, error);
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < partitions->len; i++)
    list_areas (self, g_ptr_array_index (partitions, i));
  return self->crs != NULL;
}

void
pentad_cut_places_clear (PentadCutPlaces *self)
{
  g_clear_pointer (&self->crs, pentad_crs_free);
  g_clear_pointer (&self->areas, g_hash_table_unref);
}

gboolean
pentad_cut_places_holds_code (const char *code, gpointer user_data)
{
  const PentadCutPlaces *self = user_data;

  for (int level = 0; code != NULL && level < PENTAD_N_LEVELS; level++)
    if (pentad_cut_places_holds (self, pentad_divisions_find (self->divisions, level, code)))
      return TRUE;
  return FALSE;
}

gboolean
pentad_cut_places_holds_finest (const char *code, gpointer user_data)
{
  const PentadCutPlaces *self = user_data;

  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      int place = pentad_divisions_find (self->divisions, level, code);

      if (place != PENTAD_NO_PLACE)
        return pentad_cut_places_holds (self, place);
    }
  return FALSE;
}

gboolean
pentad_cut_places_names (const PentadCutPlaces *self, PentadLevel level, const char *code)
{
  int place = code != NULL ? pentad_divisions_find (self->divisions, level, code) : PENTAD_NO_PLACE;

  return place != PENTAD_NO_PLACE &&
         (pentad_cut_places_holds (self, place) ||
          pentad_divisions_is_below (self->divisions, self->place, place));
}

gboolean
pentad_cut_places_holds_point (const PentadCutPlaces *self, double x, double y)
{
  if (!pentad_crs_to_wgs84 (self->crs, &x, &y))
    return FALSE;
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      int place = pentad_divisions_get_shapes (self->divisions, level) != NULL
                      ? pentad_divisions_locate (self->divisions, level, x, y)
                      : PENTAD_NO_PLACE;

      if (place != PENTAD_NO_PLACE)
        return pentad_cut_places_holds (self, place);
    }
  return FALSE;
}

gboolean
pentad_cut_places_holds_case (const PentadCutPlaces *self, const char *id)
{
  PentadCaseRow row;

  if (id == NULL || !pentad_city_find_case (self->city, id, &row))
    return FALSE;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    if (pentad_cut_places_holds (self, row.place[level]))
      return TRUE;
  return FALSE;
}

gboolean
pentad_cut_places_holds_area (const PentadCutPlaces *self, const char *partition, const char *area)
{
  g_autofree char *key = g_strconcat (partition, "/", area, NULL);

  return area != NULL && g_hash_table_contains (self->areas, key);
}

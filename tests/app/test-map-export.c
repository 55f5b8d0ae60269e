/* What is on the map as GeoJSON and CSV: a row for each place shown, as a GIS reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/map-export.h"
#include "toy-city.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  PentadCity *city;
  PentadMapGeometry *geometry;
  PentadBoardSpec *board;
  PentadText *text;
  PentadTheme theme;
  PentadBoardData *data;
  PentadBoardMap *map;
} Fixture;

/* user_data: the place shown. */
static void
set_up (Fixture *f, gconstpointer code)
{
  PentadBoardStyle style = { .theme = &f->theme };

  f->city = toy_city_new ();
  f->geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (f->city));
  f->board = toy_board_new ();
  f->text = pentad_text_new (NULL);
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  f->data = toy_city_evaluate (f->city, code != NULL ? toy_city_find (f->city, code) : 0);
  style.text = f->text;
  style.geometry = f->geometry;
  f->map = pentad_board_map_new (
      f->data, g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board)), &style);
}

static void
tear_down (Fixture *f, gconstpointer code)
{
  pentad_board_map_free (f->map);
  pentad_board_data_unref (f->data);
  pentad_text_free (f->text);
  pentad_board_spec_unref (f->board);
  pentad_map_geometry_unref (f->geometry);
  g_object_unref (f->city);
}

static char *
to_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static guint
count_cells (Fixture *f)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (f->city);
  guint n = 0;

  for (int i = 0; i < pentad_map_geometry_get_n_cells (f->geometry); i++)
    {
      int place = pentad_map_geometry_cell_place (f->geometry, i);

      n +=
          f->map->map.place == 0 || pentad_divisions_is_below (divisions, place, f->map->map.place);
    }
  return n;
}

static void
test_rows (Fixture *f, gconstpointer code)
{
  g_autoptr (GBytes) shapes = pentad_map_export_geojson (&f->map->map, f->city, PENTAD_LANGUAGE_EN);
  g_autoptr (GBytes) table = pentad_map_export_csv (&f->map->map, f->city, PENTAD_LANGUAGE_EN);
  g_autofree char *geojson = to_text (shapes), *csv = to_text (table);
  guint n = count_cells (f);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count (geojson, "\"type\":\"Feature\""), ==, n);
  g_assert_cmpuint (count (geojson, "\"MultiPolygon\""), ==, n);
  g_assert_cmpuint (count (csv, "\r\n"), ==, n + 1);
  g_assert_true (g_str_has_prefix (csv, "code,name,level,lon,lat,value,of,zone\r\n"));
  /* The same number of open cases that the map shows there. */
  g_assert_nonnull (strstr (geojson, "\"code\":\"G0-0\",\"name\":\"Place G0-0\",\"level\":\"grid\","
                                     "\"value\":20"));
  g_assert_nonnull (strstr (csv, "\"G0-0\",\"Place G0-0\",grid,"));
  g_assert_nonnull (strstr (csv, ",20,,\r\n"));
}

/* What GDAL makes of both. */
static void
test_gis (Fixture *f, gconstpointer code)
{
  g_autofree char *program = g_find_program_in_path ("ogrinfo");
  g_autofree char *folder = g_dir_make_tmp ("pentad-export-XXXXXX", NULL);
  const struct
  {
    const char *name, *words;
    GBytes *bytes;
  } files[] = {
    { "map.geojson", "Multi Polygon",
      pentad_map_export_geojson (&f->map->map, f->city, PENTAD_LANGUAGE_EN) },
    { "map.csv", "value: String",
      pentad_map_export_csv (&f->map->map, f->city, PENTAD_LANGUAGE_EN) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      char *command[] = { program, (char *)"-ro", (char *)"-al", (char *)"-so", path, NULL };
      g_autofree char *said = NULL;
      g_autofree char *features = g_strdup_printf ("Feature Count: %u", count_cells (f));
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (files[i].bytes, NULL),
                                          (gssize)g_bytes_get_size (files[i].bytes), &error));
      if (program != NULL)
        {
          g_assert_true (
              g_spawn_sync (NULL, command, NULL, 0, NULL, NULL, &said, NULL, NULL, &error));
          g_assert_nonnull (strstr (said, features));
          g_assert_nonnull (strstr (said, files[i].words));
        }
      g_remove (path);
      g_bytes_unref (files[i].bytes);
    }
  g_rmdir (folder);
  if (program == NULL)
    g_test_skip ("no ogrinfo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/map-export/city", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/app/map-export/district", Fixture, "D00", set_up, test_rows, tear_down);
  g_test_add ("/app/map-export/gis", Fixture, NULL, set_up, test_gis, tear_down);
  return g_test_run ();
}

/* The map's pixels of a real city against those of gdal_rasterize.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 2 165 tracts of New York with their islands, and a made-up one with holes and an island in a
 * hole, at 3840x2160. Skipped, and says so, where the files or gdal_rasterize are missing. */
#include "config.h"

#include "codec/geojson.h"
#include "render/map-raster.h"

#include <glib/gstdio.h>

#define WIDTH  3840
#define HEIGHT 2160
#define TRACTS 2165

/* In the ocean: an outer ring, a hole with an island, and a second hole. */
static const double made_up[][4] = {
  /* west, south, east, north */
  { -73.85, 40.495, -73.75, 40.545 },
  { -73.84, 40.5, -73.8, 40.54 },
  { -73.83, 40.51, -73.81, 40.53 },
  { -73.795, 40.505, -73.76, 40.515 },
};

static void
add_place (PentadDivisionsBuilder *builder, const char *code)
{
  PentadLabel name = { { NULL } };

  pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, code, &name, NULL);
}

static gboolean
add_tract (PentadGuard *guard, const PentadFeature *feature, gpointer builder)
{
  add_place (builder, feature->code);
  pentad_feature_add_to (feature, pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID));
  return TRUE;
}

static void
add_made_up (PentadDivisionsBuilder *builder)
{
  PentadShapes *shapes;

  add_place (builder, "made up");
  shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);
  for (guint i = 0; i < G_N_ELEMENTS (made_up); i++)
    {
      const double *b = made_up[i];

      /* Slanted, so that edges do not run along the pixels. */
      pentad_shapes_begin_ring (shapes);
      pentad_shapes_add_point (shapes, b[0], b[1]);
      pentad_shapes_add_point (shapes, b[2], b[1] + 0.0007);
      pentad_shapes_add_point (shapes, b[2] - 0.0007, b[3]);
      pentad_shapes_add_point (shapes, b[0] + 0.0003, b[3] - 0.0007);
    }
}

static PentadDivisions *
read_city (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  PentadLabel name = { { NULL } };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("NYC", &name);
  PentadGuard guard;
  gsize length;

  g_file_get_contents (path, &json, &length, &error);
  g_assert_no_error (error);
  pentad_guard_init (&guard, json, length, path, NULL);
  pentad_read_features (&guard, NULL, NULL, NULL, add_tract, builder);
  pentad_guard_finish (&guard, &error);
  g_assert_no_error (error);
  pentad_guard_clear (&guard);
  add_made_up (builder);
  return pentad_divisions_builder_finish (builder);
}

/* Rings of degrees as rings of metres; even-odd over all of them, which is what both do. */
static void
write_shape (GString *out, const PentadMapGeometry *geometry, const PentadShapes *shapes, guint i)
{
  guint first, last, n;

  pentad_shapes_get_rings (shapes, i, &first, &last);
  for (guint r = first; r < last; r++)
    {
      const PentadPoint *ring = pentad_shapes_get_ring (shapes, r, &n);

      g_string_append (out, r > first ? ",[" : "[");
      for (guint p = 0; p <= n; p++)
        {
          char text[2][G_ASCII_DTOSTR_BUF_SIZE];
          double x, y;

          pentad_map_geometry_project (geometry, ring[p % n].lon, ring[p % n].lat, &x, &y);
          g_string_append_printf (out, "%s[%s,%s]", p > 0 ? "," : "",
                                  g_ascii_formatd (text[0], sizeof text[0], "%.6f", x),
                                  g_ascii_formatd (text[1], sizeof text[1], "%.6f", y));
        }
      g_string_append (out, "]");
    }
}

static void
write_city (const char *path, const PentadMapGeometry *geometry)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  const PentadShapes *shapes = pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_GRID);
  g_autoptr (GString) out = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < pentad_shapes_get_count (shapes); i++)
    {
      g_string_append_printf (out,
                              "%s{\"type\":\"Feature\",\"properties\":{\"n\":%u},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[",
                              i > 0 ? ",\n" : "", i + 1);
      write_shape (out, geometry, shapes, i);
      g_string_append (out, "]}}");
    }
  g_string_append (out, "]}");
  g_file_set_contents (path, out->str, (gssize)out->len, &error);
  g_assert_no_error (error);
}

/* The numbers that gdal_rasterize gives each pixel of the view. Transfer full. */
static guint32 *
rasterise (const char *program,
           const char *folder,
           const PentadMapGeometry *geometry,
           const PentadMapView *view)
{
  g_autofree char *from = g_build_filename (folder, "city.geojson", NULL);
  g_autofree char *to = g_build_filename (folder, "city.img", NULL);
  g_autofree char *header = g_build_filename (folder, "city.hdr", NULL);
  g_autofree char *notes = g_strconcat (to, ".aux.xml", NULL);
  char bounds[4][G_ASCII_DTOSTR_BUF_SIZE];
  double b[4];
  g_autoptr (GError) error = NULL;
  char *pixels;
  gsize size;

  write_city (from, geometry);
  pentad_map_view_to_m (view, 0, HEIGHT, &b[0], &b[1]);
  pentad_map_view_to_m (view, WIDTH, 0, &b[2], &b[3]);
  for (int i = 0; i < 4; i++)
    g_ascii_formatd (bounds[i], sizeof bounds[i], "%.9f", b[i]);

  const char *argv[] = { program,
                         "-q",
                         "-a",
                         "n",
                         "-ot",
                         "UInt32",
                         "-of",
                         "ENVI",
                         "-init",
                         "0",
                         "-ts",
                         G_STRINGIFY (WIDTH),
                         G_STRINGIFY (HEIGHT),
                         "-te",
                         bounds[0],
                         bounds[1],
                         bounds[2],
                         bounds[3],
                         from,
                         to,
                         NULL };
  int status;
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_file_get_contents (to, &pixels, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, WIDTH * HEIGHT * sizeof (guint32));
  g_remove (from);
  g_remove (to);
  g_remove (header);
  g_remove (notes);
  return (guint32 *)(gpointer)pixels;
}

static void
test_tracts (void)
{
  const char *shared = g_getenv ("PENTAD_SHARED_DATA");
  g_autofree char *path =
      g_build_filename (shared != NULL ? shared : "", "data", "nyc", "tracts.geojson", NULL);
  g_autofree char *program = g_find_program_in_path ("gdal_rasterize");
  g_autofree char *folder = NULL;
  static const PentadMapLines no_lines = { { 0 }, { 0 } };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("PENTAD_SHARED_DATA holds no data/nyc/tracts.geojson");
      return;
    }
  if (program == NULL)
    {
      g_test_skip ("gdal_rasterize is not there (package gdal-bin)");
      return;
    }
  g_autoptr (PentadDivisions) divisions = read_city (path);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 20);
  g_autoptr (PentadMapRaster) raster = pentad_map_raster_new (NULL, geometry, &view, &no_lines);
  guint agree = 0, covered = 0, both = 0, made = 0;

  g_assert_cmpint (pentad_map_geometry_get_n_cells (geometry), ==, TRACTS + 1);
  folder = g_dir_make_tmp ("pentad-nyc-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_autofree guint32 *want = rasterise (program, folder, geometry, &view);
  g_rmdir (folder);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    {
      guint32 got = (guint32)(pentad_map_raster_pick (raster, i % WIDTH, i / WIDTH) + 1);

      agree += got == want[i];
      covered += got != 0 || want[i] != 0;
      both += got == want[i] && got != 0;
      made += got == TRACTS + 1 && want[i] == got;
    }
  g_test_message ("%.4f %% of all pixels agree, %.4f %% of those in a tract; %u in the made-up one",
                  100.0 * agree / (WIDTH * HEIGHT), 100.0 * both / covered, made);
  g_assert_cmpfloat (agree, >=, 0.995 * WIDTH * HEIGHT);
  g_assert_cmpfloat (both, >=, 0.995 * covered);
  g_assert_cmpuint (made, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nyc/tracts/pixels-agree-with-gdal", test_tracts);
  return g_test_run ();
}

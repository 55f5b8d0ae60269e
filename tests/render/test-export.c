/* Files: the same bytes twice, text in PDF, refusals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "model/zone.h"
#include "render/export.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static PentadScene *
draw_all (PentadText *text, double width)
{
  PentadSketch *sketch;
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  sketch = pentad_sketch_new (&theme, text, width, 400);
  map_samples[0].draw (sketch, pentad_rect (0, 0, 600, 400));
  frame_samples[0].draw (sketch, pentad_rect (600, 0, 200, 100));
  return pentad_sketch_finish (sketch);
}

static GBytes *export(PentadExportFormat format, double scale, gint64 created)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw_all (text, 800);
  PentadExport options = { format, scale, created, "Title", "Pentad" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pentad_export_to_bytes (scene, text, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
holds (GBytes *bytes, const char *what)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strstr_len (data, (gssize)size, what) != NULL ||
         memmem (data, size, what, strlen (what)) != NULL;
}

static void
test_same_bytes (void)
{
  static const PentadExportFormat formats[] = { PENTAD_EXPORT_PNG, PENTAD_EXPORT_PDF };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) a = export(formats[i], 1, 1795329125);
      g_autoptr (GBytes) b = export(formats[i], 1, 1795329125);

      g_assert_cmpuint (g_bytes_get_size (a), >, 1000);
      g_assert_true (g_bytes_equal (a, b));
    }
}

/* The date of a PDF is compressed; it shows by the difference that it makes. */
static void
test_date (void)
{
  g_autoptr (GBytes) a = export(PENTAD_EXPORT_PDF, 1, 1795329125);
  g_autoptr (GBytes) b = export(PENTAD_EXPORT_PDF, 1, 1795329126);
  g_autoptr (GBytes) none = export(PENTAD_EXPORT_PDF, 1, PENTAD_NO_TIME);
  g_autoptr (GBytes) zero = export(PENTAD_EXPORT_PDF, 1, 0);

  g_assert_false (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (none, zero));
}

static void
test_kinds (void)
{
  g_autoptr (GBytes) png = export(PENTAD_EXPORT_PNG, 2, 0);
  g_autoptr (GBytes) svg = export(PENTAD_EXPORT_SVG, 1, 0);
  g_autoptr (GBytes) pdf = export(PENTAD_EXPORT_PDF, 0.75, 1795329125);
  const guint8 *head = g_bytes_get_data (png, NULL);

  g_assert_cmpmem (head, 8, "\x89PNG\r\n\x1a\n", 8);
  /* Width and height: 800 x 400 at scale 2. */
  g_assert_cmpmem (head + 16, 8, "\0\0\x06\x40\0\0\x03\x20", 8);
  g_assert_true (holds (svg, "<svg"));
  g_assert_true (holds (pdf, "%PDF-1."));
  g_assert_true (holds (pdf, "NotoSansCJKsc"));
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    int format; /* -1 refused */
  } rows[] = { { "a.png", PENTAD_EXPORT_PNG },
               { "A.PDF", PENTAD_EXPORT_PDF },
               { "x/y.svg", PENTAD_EXPORT_SVG },
               { "a.jpg", -1 },
               { "png", -1 },
               { "", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadExportFormat format = PENTAD_EXPORT_PNG;
      g_autoptr (GError) error = NULL;

      if (rows[i].format >= 0)
        {
          g_assert_true (pentad_export_format_from_name (rows[i].name, &format, &error));
          g_assert_cmpint ((int)format, ==, rows[i].format);
          continue;
        }
      g_assert_false (pentad_export_format_from_name (rows[i].name, &format, &error));
      g_assert_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_FORMAT);
    }
}

static void
test_sizes (void)
{
  static const double scales[] = { 0, -1, 1000, NAN };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw_all (text, 800);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (int format = 0; format <= PENTAD_EXPORT_PDF; format++)
      {
        PentadExport options = { (PentadExportFormat)format, scales[i], 0, NULL, NULL };
        g_autoptr (GError) error = NULL;

        g_assert_null (pentad_export_to_bytes (scene, text, &options, &error));
        g_assert_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_SIZE);
      }
}

static cairo_status_t
full_cb (void *closure, const unsigned char *data, unsigned int length)
{
  gsize *left = closure;

  if (length > *left)
    return CAIRO_STATUS_WRITE_ERROR;
  *left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* A disk that fills up is an error in every format, not a short file. */
static void
test_full_disk (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw_all (text, 800);

  for (int format = 0; format <= PENTAD_EXPORT_PDF; format++)
    {
      PentadExport options = { (PentadExportFormat)format, 1, PENTAD_NO_TIME, NULL, NULL };
      g_autoptr (GError) error = NULL;
      gsize left = 3000;

      g_assert_false (pentad_export_to_func (scene, text, &options, full_cb, &left, &error));
      g_assert_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_WRITE);
    }
}

static void
test_path (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw_all (text, 800);
  PentadExport options = { PENTAD_EXPORT_PNG, 1, 0, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pentad-export-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.png", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) want = pentad_export_to_bytes (scene, text, &options, NULL);
  gsize size;

  g_assert_true (pentad_export_to_path (scene, text, &options, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpmem (data, size, g_bytes_get_data (want, NULL), g_bytes_get_size (want));
  g_assert_false (pentad_export_to_path (scene, text, &options, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The device that is always full: the error names the file. */
static void
test_full_path (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw_all (text, 800);
  PentadExport options = { PENTAD_EXPORT_PNG, 1, 0, NULL, NULL };
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_false (pentad_export_to_path (scene, text, &options, "/dev/full", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/dev/full"));
}

static void
test_pages (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  PentadScene *scenes[] = { draw_all (text, 800), draw_all (text, 700) };
  PentadExport options = { PENTAD_EXPORT_PDF, 1, 0, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pentad_export_pages (scenes, 2, text, &options, &error);

  g_assert_no_error (error);
  g_assert_true (holds (bytes, "/Count 2"));
  pentad_scene_unref (scenes[0]);
  pentad_scene_unref (scenes[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/export/same-scene-same-bytes", test_same_bytes);
  g_test_add_func ("/render/export/date-is-the-given-one", test_date);
  g_test_add_func ("/render/export/kinds", test_kinds);
  g_test_add_func ("/render/export/format-from-name", test_formats);
  g_test_add_func ("/render/export/impossible-sizes-are-refused", test_sizes);
  g_test_add_func ("/render/export/full-disk-is-an-error", test_full_disk);
  g_test_add_func ("/render/export/path", test_path);
  g_test_add_func ("/render/export/full-path-is-named", test_full_path);
  g_test_add_func ("/render/export/pages", test_pages);
  return g_test_run ();
}

/* A scene as a PNG, SVG or PDF file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/export.h"

#include "model/zone.h"
#include "render/paint.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_SIDE_PX 32767 /* of a cairo image surface */

G_DEFINE_QUARK (pentad - export - error - quark, pentad_export_error)

gboolean
pentad_export_format_from_name (const char *name, PentadExportFormat *format, GError **error)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (PentadExportFormat)i;
        return TRUE;
      }
  g_set_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_FORMAT,
               "%s: expected a name ending in .png, .svg or .pdf", name);
  return FALSE;
}

static gboolean
check_size (const PentadScene *scene, double scale, GError **error)
{
  double width = pentad_scene_get_width (scene) * scale;
  double height = pentad_scene_get_height (scene) * scale;

  if (width >= 1 && height >= 1 && width <= MAX_SIDE_PX && height <= MAX_SIDE_PX)
    return TRUE;
  g_set_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_SIZE,
               "picture of %.0f x %.0f pixels: expected 1 to %d on each side", width, height,
               MAX_SIDE_PX);
  return FALSE;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, PENTAD_EXPORT_ERROR, PENTAD_EXPORT_ERROR_WRITE,
               "picture could not be written: %s", cairo_status_to_string (status));
  return FALSE;
}

static void
paint_page (cairo_surface_t *surface, const PentadScene *scene, PentadText *text, double scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  pentad_paint_scene (cr, scene, pentad_scene_get_theme (scene), text, scale, PENTAD_PAINT_DEFAULT);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

static gboolean
write_png (const PentadScene *scene,
           PentadText *text,
           double scale,
           cairo_write_func_t write,
           void *closure,
           GError **error)
{
  /* No alpha: the ground covers every pixel. */
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)ceil (pentad_scene_get_width (scene) * scale - 1e-6),
      (int)ceil (pentad_scene_get_height (scene) * scale - 1e-6));
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    {
      paint_page (surface, scene, text, scale);
      status = cairo_surface_write_to_png_stream (surface, write, closure);
    }
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

static void
set_metadata (cairo_surface_t *surface, const PentadExport *options)
{
  g_autoptr (GDateTime) created =
      g_date_time_new_from_unix_utc (options->created != PENTAD_NO_TIME ? options->created : 0);
  g_autofree char *instant =
      created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  /* Without a date of ours cairo writes the present one, and no two files are equal. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  instant != NULL ? instant : "1970-01-01T00:00:00Z");
  if (options->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, options->title);
  if (options->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, options->author);
}

static gboolean
write_pages (PentadScene *const *scenes,
             guint n_scenes,
             PentadText *text,
             const PentadExport *options,
             cairo_write_func_t write,
             void *closure,
             GError **error)
{
  double width = pentad_scene_get_width (scenes[0]) * options->scale;
  double height = pentad_scene_get_height (scenes[0]) * options->scale;
  gboolean pdf = options->format == PENTAD_EXPORT_PDF;
  cairo_surface_t *surface =
      pdf ? cairo_pdf_surface_create_for_stream (write, closure, width, height)
          : cairo_svg_surface_create_for_stream (write, closure, width, height);
  cairo_status_t status;

  if (pdf)
    set_metadata (surface, options);
  for (guint i = 0; i < n_scenes && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS; i++)
    {
      if (pdf)
        cairo_pdf_surface_set_size (surface, pentad_scene_get_width (scenes[i]) * options->scale,
                                    pentad_scene_get_height (scenes[i]) * options->scale);
      paint_page (surface, scenes[i], text, options->scale);
    }
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

gboolean
pentad_export_to_func (const PentadScene *scene,
                       PentadText *text,
                       const PentadExport *options,
                       cairo_write_func_t write,
                       void *closure,
                       GError **error)
{
  PentadScene *page = (PentadScene *)scene;

  if (!check_size (scene, options->scale, error))
    return FALSE;
  if (options->format == PENTAD_EXPORT_PNG)
    return write_png (scene, text, options->scale, write, closure, error);
  return write_pages (&page, 1, text, options, write, closure, error);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
pentad_export_to_bytes (const PentadScene *scene,
                        PentadText *text,
                        const PentadExport *options,
                        GError **error)
{
  GByteArray *bytes = g_byte_array_new ();

  if (pentad_export_to_func (scene, text, options, append_cb, bytes, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

GBytes *
pentad_export_pages (PentadScene *const *scenes,
                     guint n_scenes,
                     PentadText *text,
                     const PentadExport *options,
                     GError **error)
{
  GByteArray *bytes;

  g_return_val_if_fail (n_scenes > 0 && options->format == PENTAD_EXPORT_PDF, NULL);
  for (guint i = 0; i < n_scenes; i++)
    if (!check_size (scenes[i], options->scale, error))
      return NULL;
  bytes = g_byte_array_new ();
  if (write_pages (scenes, n_scenes, text, options, append_cb, bytes, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

static cairo_status_t
write_file_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
pentad_export_to_path (const PentadScene *scene,
                       PentadText *text,
                       const PentadExport *options,
                       const char *path,
                       GError **error)
{
  FILE *file;
  gboolean written;

  if (!check_size (scene, options->scale, error))
    return FALSE;
  file = fopen (path, "wbe");
  if (file == NULL)
    {
      int number = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path,
                   g_strerror (number));
      return FALSE;
    }
  written = pentad_export_to_func (scene, text, options, write_file_cb, file, error);
  if (fclose (file) != 0 && written)
    {
      int number = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path,
                   g_strerror (number));
      return FALSE;
    }
  if (!written)
    g_prefix_error (error, "%s: ", path);
  return written;
}

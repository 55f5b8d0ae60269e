/* A scene as a PNG, SVG or PDF file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same scene gives the same bytes in a fresh process. PDF text is selectable with its fonts
 * embedded; SVG text is outlined. Writing a file whole or not at all is the caller's task. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "render/scene.h"

typedef enum
{
  PENTAD_EXPORT_PNG,
  PENTAD_EXPORT_SVG,
  PENTAD_EXPORT_PDF
} PentadExportFormat;

#define PENTAD_EXPORT_ERROR (pentad_export_error_quark ())
GQuark pentad_export_error_quark (void);

typedef enum
{
  PENTAD_EXPORT_ERROR_SIZE, /* too large or empty */
  PENTAD_EXPORT_ERROR_WRITE,
  PENTAD_EXPORT_ERROR_FORMAT /* unknown file name */
} PentadExportError;

typedef struct
{
  PentadExportFormat format;
  double scale;   /* output pixels per design pixel; PDF and SVG: points per design pixel */
  gint64 created; /* instant for the PDF's creation date; PENTAD_NO_TIME stands for 1970 */
  const char *title, *author; /* PDF metadata; NULL none */
} PentadExport;

/* From a file name's ending: ".png", ".svg", ".pdf". */
gboolean
pentad_export_format_from_name (const char *name, PentadExportFormat *format, GError **error);
/* Hands the bytes to `write` piece by piece. */
gboolean pentad_export_to_func (const PentadScene *scene,
                                PentadText *text,
                                const PentadExport *options,
                                cairo_write_func_t write,
                                void *closure,
                                GError **error);
/* The whole file in memory. Transfer full. */
GBytes *pentad_export_to_bytes (const PentadScene *scene,
                                PentadText *text,
                                const PentadExport *options,
                                GError **error);
/* Several scenes as the pages of one PDF (options->format must be PDF). */
GBytes *pentad_export_pages (PentadScene *const *scenes,
                             guint n_scenes,
                             PentadText *text,
                             const PentadExport *options,
                             GError **error);
/* Overwrites `path`; for temporary files, see above. */
gboolean pentad_export_to_path (const PentadScene *scene,
                                PentadText *text,
                                const PentadExport *options,
                                const char *path,
                                GError **error);

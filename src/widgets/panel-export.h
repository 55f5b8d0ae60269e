/* A panel as a file or on the clipboard: its picture, or its data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/export.h"

/* What is to be written. Borrowed by every call. */
typedef struct
{
  const PentadScene *scene;
  const char *title; /* of the panel */
  gint64 created;    /* instant that the data are of; for the date in a PDF */
} PentadPanelExport;

/* The picture, of a PNG in the pixels of a screen twice as fine as the scene's. Transfer full. */
GBytes *pentad_panel_export_picture (const PentadPanelExport *panel,
                                     PentadText *text,
                                     PentadExportFormat format,
                                     GError **error);
/* All tables of the scene as CSV, with an empty line between two. NULL when it has none. Transfer
 * full. */
GBytes *pentad_panel_export_table (const PentadPanelExport *panel);
/* The picture as PNG, SVG and PDF, and the data as HTML table, CSV and plain text. NULL when there
 * is none (of a picture: with error). Transfer full. */
GdkContentProvider *pentad_panel_export_picture_content (const PentadPanelExport *panel,
                                                         PentadText *text,
                                                         GError **error);
GdkContentProvider *pentad_panel_export_table_content (const PentadPanelExport *panel);
/* "Case flow 2026-11-22.png": the title without what file systems refuse. Transfer full. */
char *pentad_panel_export_name (const PentadPanelExport *panel, const char *ending);

/* A panel as a file or on the clipboard: its picture, or its data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/panel-export.h"

#include <string.h>

/* PDF and SVG: points per design pixel, of which 1920 fill a landscape A2. */
#define POINTS 0.75
/* Pixels per design pixel of a picture: a screen of twice the design size. */
#define PIXELS     2.0
#define NAME_CHARS 80

static const struct
{
  PentadExportFormat format;
  const char *mime_type;
} pictures[] = {
  { PENTAD_EXPORT_PNG, "image/png" },
  { PENTAD_EXPORT_SVG, "image/svg+xml" },
  { PENTAD_EXPORT_PDF, "application/pdf" },
};

GBytes *
pentad_panel_export_picture (const PentadPanelExport *panel,
                             PentadText *text,
                             PentadExportFormat format,
                             GError **error)
{
  PentadExport options = {
    .format = format,
    .scale = format == PENTAD_EXPORT_PNG ? PIXELS : POINTS,
    .created = panel->created,
    .title = panel->title,
  };

  return pentad_export_to_bytes (panel->scene, text, &options, error);
}

/* Texts of all tables, one after the other. */
static char *
join_tables (const PentadPanelExport *panel,
             char *(*to_text) (const PentadDataTable *table, const char *title),
             const char *between)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pentad_scene_get_n_tables (panel->scene); i++)
    {
      g_autofree char *text = to_text (pentad_scene_get_table (panel->scene, i), panel->title);

      g_string_append (out, i > 0 ? between : "");
      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

static char *
to_csv (const PentadDataTable *table, const char *title)
{
  return pentad_data_table_to_csv (table);
}

/* Cells with tabs between them, for what takes plain text only. */
static char *
to_lines (const PentadDataTable *table, const char *title)
{
  GString *out = g_string_new (NULL);
  guint n = pentad_data_table_get_n_columns (table);

  for (guint column = 0; column < n; column++)
    g_string_append_printf (out, "%s%c", pentad_data_table_get_heading (table, column),
                            column + 1 < n ? '\t' : '\n');
  for (guint row = 0; row < pentad_data_table_get_n_rows (table); row++)
    for (guint column = 0; column < n; column++)
      g_string_append_printf (out, "%s%c", pentad_data_table_get_text (table, row, column),
                              column + 1 < n ? '\t' : '\n');
  return g_string_free (out, FALSE);
}

GBytes *
pentad_panel_export_table (const PentadPanelExport *panel)
{
  char *csv;

  if (pentad_scene_get_n_tables (panel->scene) == 0)
    return NULL;
  csv = join_tables (panel, to_csv, "\r\n");
  return g_bytes_new_take (csv, strlen (csv));
}

GdkContentProvider *
pentad_panel_export_picture_content (const PentadPanelExport *panel,
                                     PentadText *text,
                                     GError **error)
{
  GdkContentProvider *providers[G_N_ELEMENTS (pictures)];

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) bytes =
          pentad_panel_export_picture (panel, text, pictures[i].format, error);

      if (bytes == NULL)
        {
          while (i-- > 0)
            g_object_unref (providers[i]);
          return NULL;
        }
      providers[i] = gdk_content_provider_new_for_bytes (pictures[i].mime_type, bytes);
    }
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

GdkContentProvider *
pentad_panel_export_table_content (const PentadPanelExport *panel)
{
  static const struct
  {
    const char *mime_type;
    char *(*to_text) (const PentadDataTable *table, const char *title);
  } forms[] = {
    { "text/html", pentad_data_table_to_html },
    { "text/csv", to_csv },
    { "text/plain;charset=utf-8", to_lines },
  };
  GdkContentProvider *providers[G_N_ELEMENTS (forms)];

  if (pentad_scene_get_n_tables (panel->scene) == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      char *all = join_tables (panel, forms[i].to_text, "\n");
      g_autoptr (GBytes) bytes = g_bytes_new_take (all, strlen (all));

      providers[i] = gdk_content_provider_new_for_bytes (forms[i].mime_type, bytes);
    }
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

char *
pentad_panel_export_name (const PentadPanelExport *panel, const char *ending)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (panel->created);
  g_autofree char *day =
      when != NULL && panel->created > 0 ? g_date_time_format (when, " %F") : g_strdup ("");
  g_autofree char *plain = g_utf8_make_valid (panel->title != NULL ? panel->title : "", -1);
  g_autofree char *title = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), NAME_CHARS));

  g_strdelimit (title, "/\\:*?\"<>|\n\r\t", '-');
  g_strstrip (title);
  while (title[0] == '.')
    title[0] = '-';
  return g_strconcat (title[0] != '\0' ? title : "Pentad", day, ending, NULL);
}

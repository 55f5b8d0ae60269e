/* Tests of what can be done with a panel: table, clipboard, files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "render/bar-list.h"
#include "render/panel.h"
#include "widgets/panel-export.h"
#include "widgets/panel-tools.h"
#include "widgets/table-view.h"

#include "model/division.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  PentadText *text;
  PentadScene *scenes[2]; /* bars, and a panel without data */
  GtkWindow *window;
  PentadPanelTools *tools;
  char *folder;
} Fixture;

static const GdkRectangle box = { 10, 20, 300, 200 };

static PentadScene *
make_scene (Fixture *f, gboolean empty)
{
  static const PentadBar bars[] = {
    { "North", 5, NAN, "5", NULL, 0, NULL, NULL, PENTAD_NO_PLACE },
    { "South", 1907, NAN, "1\u2009907", NULL, 0, NULL, NULL, PENTAD_NO_PLACE },
  };
  PentadPanel panel = { .id = "bars", .title = "Open / cases" };
  PentadBarList list = { .id = "bars", .bars = bars, .n_bars = 2, .min = 0, .max = NAN };
  PentadSketch *sketch;
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_LIGHT, PENTAD_LANGUAGE_EN, 1920, 1080);
  sketch = pentad_sketch_new (&theme, f->text, 300, 200);
  panel.state = empty ? PENTAD_PANEL_EMPTY : PENTAD_PANEL_DATA;
  PentadRect area = pentad_panel_layout (sketch, pentad_rect (0, 0, 300, 200), &panel);
  if (!empty)
    pentad_bar_list_layout (sketch, area, &list);
  return pentad_sketch_finish (sketch);
}

static PentadPanelContent
content_cb (gpointer owner, int panel)
{
  Fixture *f = owner;

  if (panel >= (int)G_N_ELEMENTS (f->scenes))
    return (PentadPanelContent){ 0 };
  return (PentadPanelContent){ pentad_scene_ref (f->scenes[panel]), g_strdup ("Open / cases"),
                               1700000000 };
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->text = pentad_text_new (NULL);
  f->scenes[0] = make_scene (f, FALSE);
  f->scenes[1] = make_scene (f, TRUE);
  f->tools = PENTAD_PANEL_TOOLS (pentad_panel_tools_new (content_cb, f));
  f->window = display_open (GTK_WIDGET (f->tools), 400, 300);
  f->folder = g_dir_make_tmp ("pentad-tools-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->tools), (gpointer *)&f->tools);
  display_close (f->window);
  g_assert_null (f->tools);
  pentad_scene_unref (f->scenes[0]);
  pentad_scene_unref (f->scenes[1]);
  pentad_text_free (f->text);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static gboolean
has_notice (gpointer tools)
{
  return pentad_panel_tools_get_notice (tools) != NULL;
}

static void
test_table (Fixture *f, gconstpointer data)
{
  GtkWidget *table;

  g_assert_false (pentad_panel_tools_act (f->tools, PENTAD_PANEL_TABLE));
  pentad_panel_tools_set_panel (f->tools, 0, &box);
  g_assert_true (pentad_panel_tools_act (f->tools, PENTAD_PANEL_TABLE));
  table = pentad_panel_tools_get_table (f->tools);
  g_assert_nonnull (table);
  g_assert_cmpuint (pentad_table_view_get_n_rows (PENTAD_TABLE_VIEW (table)), ==, 2);
  g_assert_cmpstr (pentad_table_view_get_text (PENTAD_TABLE_VIEW (table), 1, 1), ==, "1\u2009907");
  g_assert_cmpint (pentad_panel_tools_get_table_panel (f->tools), ==, 0);

  /* The same data again cost nothing; a panel that lost its data lost its table. */
  pentad_panel_tools_update_table (f->tools, &box);
  g_assert_nonnull (pentad_panel_tools_get_table (f->tools));
  pentad_scene_unref (f->scenes[0]);
  f->scenes[0] = pentad_scene_ref (f->scenes[1]);
  pentad_panel_tools_update_table (f->tools, &box);
  g_assert_null (pentad_panel_tools_get_table (f->tools));
}

static void
test_table_of_nothing (Fixture *f, gconstpointer data)
{
  pentad_panel_tools_set_panel (f->tools, 1, &box);
  pentad_panel_tools_act (f->tools, PENTAD_PANEL_TABLE);
  g_assert_null (pentad_panel_tools_get_table (f->tools));
  g_assert_cmpstr (pentad_panel_tools_get_notice (f->tools), ==, "no data");
}

static char *
save (Fixture *f, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *bytes = NULL;

  pentad_panel_tools_save (f->tools, file);
  display_wait (has_notice, f->tools);
  g_file_get_contents (path, &bytes, length, NULL);
  g_unlink (path);
  return bytes;
}

static void
test_files (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name, *begin, *notice;
  } rows[] = {
    { "a.png", "\x89PNG", "saved: " },
    { "a.SVG", "<?xml", "saved: " },
    { "a.pdf", "%PDF", "saved: " },
    { "a.csv", "\xef\xbb\xbf\"Name\",\"Value\"", "saved: " },
    { "a.txt", NULL, "not saved: a.txt: expected" },
    { "nowhere/a.png", NULL, "not saved: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = 0;
      g_autofree char *bytes = NULL;

      pentad_panel_tools_set_panel (f->tools, -1, NULL);
      pentad_panel_tools_set_panel (f->tools, 0, &box);
      bytes = save (f, rows[i].name, &length);
      g_test_message ("%s: %s", rows[i].name, pentad_panel_tools_get_notice (f->tools));
      g_assert_true (g_str_has_prefix (pentad_panel_tools_get_notice (f->tools), rows[i].notice));
      g_assert_cmpint (bytes != NULL, ==, rows[i].begin != NULL);
      if (bytes != NULL)
        g_assert_cmpint (memcmp (bytes, rows[i].begin, strlen (rows[i].begin)), ==, 0);
    }
}

typedef struct
{
  GMainLoop *loop;
  GString *bytes;
} Reading;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Reading *reading = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (reading->loop);
}

/* What a program that pastes gets of a kind. */
static char *
paste (GdkContentProvider *content, const char *mime_type, gsize *length)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Reading reading = { loop, NULL };

  gdk_content_provider_write_mime_type_async (content, mime_type, out, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &reading);
  g_main_loop_run (loop);
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out));
  return g_memdup2 (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)), *length);
}

static void
test_clipboard (Fixture *f, gconstpointer data)
{
  static const struct
  {
    PentadPanelAct act;
    const char *mime_type, *begin, *notice;
  } rows[] = {
    { PENTAD_PANEL_COPY_PICTURE, "image/png", "\x89PNG", "picture copied" },
    { PENTAD_PANEL_COPY_PICTURE, "image/svg+xml", "<?xml", "picture copied" },
    { PENTAD_PANEL_COPY_PICTURE, "application/pdf", "%PDF", "picture copied" },
    { PENTAD_PANEL_COPY_TABLE, "text/csv", "\xef\xbb\xbf\"Name\"", "table copied" },
    { PENTAD_PANEL_COPY_TABLE, "text/html", "<meta", "table copied" },
    { PENTAD_PANEL_COPY_TABLE, "text/plain;charset=utf-8", "Name\tValue", "table copied" },
  };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->tools));

  pentad_panel_tools_set_panel (f->tools, 0, &box);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (pentad_panel_tools_act (f->tools, rows[i].act));
      g_assert_cmpstr (pentad_panel_tools_get_notice (f->tools), ==, rows[i].notice);
      bytes = paste (gdk_clipboard_get_content (clipboard), rows[i].mime_type, &length);
      g_assert_cmpuint (length, >, strlen (rows[i].begin));
      g_assert_cmpint (memcmp (bytes, rows[i].begin, strlen (rows[i].begin)), ==, 0);
    }
  pentad_panel_tools_set_panel (f->tools, 1, &box);
  pentad_panel_tools_act (f->tools, PENTAD_PANEL_COPY_TABLE);
  g_assert_cmpstr (pentad_panel_tools_get_notice (f->tools), ==, "no data");
}

static void
test_names (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *title;
    gint64 created;
    const char *name;
  } rows[] = {
    { "Open / cases", 1700000000, "Open - cases 2023-11-14.png" },
    { "案件流程", 0, "案件流程.png" },
    { "", 0, "Pentad.png" },
    { "../x", 0, "-.-x.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadPanelExport panel = { NULL, rows[i].title, rows[i].created };
      g_autofree char *name = pentad_panel_export_name (&panel, ".png");

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/widgets/panel-tools/a-table-takes-the-place-of-the-picture", test_table },
    { "/widgets/panel-tools/without-data-there-is-no-table", test_table_of_nothing },
    { "/widgets/panel-tools/files-are-written-by-their-ending", test_files },
    { "/widgets/panel-tools/the-clipboard-offers-every-form", test_clipboard },
    { "/widgets/panel-tools/files-are-named-after-the-panel", test_names },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}

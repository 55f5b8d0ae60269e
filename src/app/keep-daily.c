/* Keeps a snapshot of the city a day, and the last ones of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/keep-daily.h"

#include "app/snapshot-maker.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PERIOD "month"
#define END    ".pentad"
/* After a failure, in seconds. */
#define PATIENCE_S 1800

struct _PentadKeepDaily
{
  GSettings *settings;
  PentadKeepSourceFunc make_source;
  gpointer source_data;

  PentadSnapshotMaker *maker; /* NULL: nothing is under way */
  guint done;                 /* source that frees it */
  char *city;                 /* of what is under way */
  gint64 not_before_us;       /* boot time: after a failure */
};

PentadKeepDaily *
pentad_keep_daily_new (GSettings *settings, PentadKeepSourceFunc func, gpointer user_data)
{
  PentadKeepDaily *self = g_new0 (PentadKeepDaily, 1);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->make_source = func;
  self->source_data = user_data;
  return self;
}

void
pentad_keep_daily_free (PentadKeepDaily *self)
{
  g_clear_handle_id (&self->done, g_source_remove);
  g_clear_pointer (&self->maker, pentad_snapshot_maker_free);
  g_clear_object (&self->settings);
  g_free (self->city);
  g_free (self);
}

/* Codes come from a platform. */
static char *
plain (const char *city)
{
  return g_strcanon (g_strdup (city), G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-", '-');
}

char *
pentad_keep_daily_dup_name (const char *city, gint32 day)
{
  g_autofree char *code = plain (city);
  char text[16];

  return g_strconcat (code, "-", pentad_day_format (day, text), END, NULL);
}

static gboolean
is_daily (const char *name, const char *code)
{
  gsize len = strlen (code);
  gint32 day;
  g_autofree char *text = NULL;

  if (strlen (name) != len + strlen ("-2026-11-22" END) || !g_str_has_prefix (name, code) ||
      name[len] != '-' || !g_str_has_suffix (name, END))
    return FALSE;
  text = g_strndup (name + len + 1, strlen ("2026-11-22"));
  return pentad_day_parse (text, &day);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

guint
pentad_keep_daily_prune (const char *folder, const char *city, guint n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *code = plain (city);
  const char *name;
  guint n_gone = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_daily (name, code))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i + n < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      n_gone += g_unlink (path) == 0;
    }
  return n_gone;
}

static gboolean
done_cb (gpointer user_data)
{
  PentadKeepDaily *self = user_data;

  self->done = 0;
  g_clear_pointer (&self->maker, pentad_snapshot_maker_free);
  return G_SOURCE_REMOVE;
}

static void
made_cb (const GError *error, gpointer user_data)
{
  PentadKeepDaily *self = user_data;
  g_autofree char *folder = g_settings_get_string (self->settings, "snapshot-folder");

  if (error == NULL)
    pentad_keep_daily_prune (folder, self->city,
                             MAX (1, g_settings_get_uint (self->settings, "snapshots-kept")));
  else
    {
      g_printerr ("pentad: %s\n", error->message);
      self->not_before_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
    }
  self->done = g_idle_add (done_cb, self);
}

void
pentad_keep_daily_look (PentadKeepDaily *self, const char *city, gint32 today)
{
  g_autofree char *folder =
      self->settings != NULL ? g_settings_get_string (self->settings, "snapshot-folder") : NULL;
  g_autofree char *name = pentad_keep_daily_dup_name (city, today);
  g_autofree char *path = NULL;
  g_autoptr (PentadFeedSource) source = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL || folder[0] == '\0' || self->maker != NULL ||
      g_get_monotonic_time () < self->not_before_us)
    return;
  path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  source = self->make_source (self->source_data, &error);
  if (source == NULL)
    return; /* a file, or what is no platform with our interface */
  g_mkdir_with_parents (folder, 0755);
  g_free (self->city);
  self->city = g_strdup (city);
  self->maker = pentad_snapshot_maker_new (source, PERIOD, path, NULL, FALSE, made_cb, self);
}

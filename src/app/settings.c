/* What the user chose for good, and where the last session ended, kept by GSettings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"

#include "app/settings.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>

#include "host/paths.h"

#define SCHEMA "org.pentad.Pentad"
#define PATH   "/org/pentad/Pentad/"

/* The usual one, unless it would forget everything at the end although nobody asked it to. Transfer
 * full. */
static GSettingsBackend *
choose_backend (void)
{
  g_autoptr (GSettingsBackend) usual = g_settings_backend_get_default ();
  g_autofree char *path = NULL;

  if (g_getenv ("GSETTINGS_BACKEND") != NULL ||
      !g_str_equal (G_OBJECT_TYPE_NAME (usual), "GMemorySettingsBackend"))
    return g_steal_pointer (&usual);
  path = g_build_filename (g_get_user_config_dir (), "pentad", "settings.ini", NULL);
  return g_keyfile_settings_backend_new (path, PATH, "pentad");
}

static GSettingsSchema *
find_schema (GError **error)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own = NULL;
  GSettingsSchema *schema = NULL;

  if (pentad_paths_is_uninstalled ())
    {
      own = g_settings_schema_source_new_from_directory (pentad_paths_get_schema_dir (), usual,
                                                         FALSE, error);
      if (own == NULL)
        return NULL;
      usual = own;
    }
  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, SCHEMA, TRUE);
  if (schema == NULL)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                 _ ("the settings schema %s is not installed; nothing will be remembered"), SCHEMA);
  return schema;
}

GSettings *
pentad_settings_new (GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema (error);
  g_autoptr (GSettingsBackend) backend = schema != NULL ? choose_backend () : NULL;

  return schema != NULL ? g_settings_new_full (schema, backend, NULL) : NULL;
}

/* NULL for what is empty. Transfer full. */
static char *
dup_text (GSettings *settings, const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
fill (GSettings *settings, const char *key, char **option)
{
  if (*option == NULL)
    *option = dup_text (settings, key);
}

char *
pentad_settings_dup_language (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  return g_str_equal (language, "auto") ? NULL : g_steal_pointer (&language);
}

static void
fill_source (GSettings *settings, PentadOptions *options)
{
  PentadSourceOptions *source = &options->source;

  options->platform = dup_text (settings, "platform");
  if (options->platform == NULL)
    return;
  fill (settings, "standby", &source->standby);
  fill (settings, "mapping", &source->mapping);
  fill (settings, "zone", &source->zone);
  fill (settings, "ca-file", &source->access.ca_file);
  fill (settings, "client-certificate", &source->access.certificate);
  fill (settings, "client-key", &source->access.key);
  fill (settings, "credential", &source->access.credential);
  fill (settings, "proxy", &source->access.proxy);
  if (source->boundaries == NULL)
    {
      g_auto (GStrv) boundaries = g_settings_get_strv (settings, "boundaries");

      if (boundaries[0] != NULL)
        source->boundaries = g_steal_pointer (&boundaries);
    }
}

static void
fill_place (GSettings *settings, PentadOptions *options)
{
  g_autofree char *platform = g_settings_get_string (settings, "last-platform");
  gboolean restore = g_settings_get_boolean (settings, "restore");

  if (!restore)
    {
      fill (settings, "first-view", &options->usual_view);
      fill (settings, "first-division", &options->usual_division);
      return;
    }
  fill (settings, "last-view", &options->usual_view);
  /* Codes of another city mean nothing in this one. */
  if (g_strcmp0 (platform, options->platform) != 0)
    return;
  fill (settings, "last-division", &options->usual_division);
  fill (settings, "last-period", &options->usual_period);
}

static void
fill_window (GSettings *settings, PentadOptions *options)
{
  if (options->width > 0 || options->fullscreen)
    return;
  options->width = g_settings_get_int (settings, "window-width");
  options->height = g_settings_get_int (settings, "window-height");
  options->maximized = g_settings_get_boolean (settings, "window-maximized");
  options->fullscreen = g_settings_get_boolean (settings, "window-fullscreen");
}

void
pentad_settings_get_looks (GSettings *settings, PentadOptions *options)
{
  g_autofree char *theme = g_settings_get_string (settings, "theme");

  pentad_theme_parse (theme, &options->theme);
  options->text_size = g_settings_get_double (settings, "text-size");
}

void
pentad_settings_fill (GSettings *settings, PentadOptions *options)
{
  PentadThemeKind theme = options->theme;

  if (options->platform == NULL)
    fill_source (settings, options);
  pentad_settings_get_looks (settings, options);
  if (options->has_theme)
    options->theme = theme;
  options->poll_interval_s = g_settings_get_uint (settings, "poll-interval");
  /* A picture in a file is of what its command line says. */
  if (options->screenshot != NULL)
    return;
  fill_place (settings, options);
  fill_window (settings, options);
}

static void
keep (GSettings *settings, const char *key, const char *option)
{
  g_settings_set_string (settings, key, option != NULL ? option : "");
}

void
pentad_settings_keep_source (GSettings *settings, const PentadOptions *options)
{
  const PentadSourceOptions *source = &options->source;
  const char *const none[] = { NULL };

  g_settings_delay (settings);
  keep (settings, "platform", options->platform);
  keep (settings, "standby", source->standby);
  keep (settings, "mapping", source->mapping);
  keep (settings, "zone", source->zone);
  keep (settings, "ca-file", source->access.ca_file);
  keep (settings, "client-certificate", source->access.certificate);
  keep (settings, "client-key", source->access.key);
  keep (settings, "credential", source->access.credential);
  keep (settings, "proxy", source->access.proxy);
  g_settings_set_strv (settings, "boundaries",
                       source->boundaries != NULL ? (const char *const *)source->boundaries : none);
  g_settings_apply (settings);
  g_settings_sync ();
}

void
pentad_settings_remember (GSettings *settings, const PentadSettingsPlace *place)
{
  g_settings_delay (settings);
  g_settings_set_string (settings, "last-platform", place->platform);
  g_settings_set_string (settings, "last-view", place->view);
  g_settings_set_string (settings, "last-division", place->division);
  g_settings_set_string (settings, "last-period", place->period);
  g_settings_set_int (settings, "window-width", CLAMP (place->width, 0, 16384));
  g_settings_set_int (settings, "window-height", CLAMP (place->height, 0, 16384));
  g_settings_set_boolean (settings, "window-maximized", place->maximized);
  g_settings_set_boolean (settings, "window-fullscreen", place->fullscreen);
  g_settings_apply (settings);
  g_settings_sync ();
}

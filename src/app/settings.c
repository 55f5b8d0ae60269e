/* What the user chose for good, and where the last session ended, kept by GSettings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"

#include "app/settings.h"

#include "app/demo.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>

#include "doctor/settings.h"
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
  fill (settings, "scheme", &source->scheme);
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
  fill (settings, "last-page", &options->usual_page);
  options->list_shown = g_settings_get_boolean (settings, "list-shown");
  /* Codes of another city mean nothing in this one. */
  if (g_strcmp0 (platform, options->platform) != 0)
    return;
  fill (settings, "last-division", &options->usual_division);
  fill (settings, "last-period", &options->usual_period);
  fill (settings, "last-filter", &options->usual_filter);
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

  if (!options->has_theme)
    pentad_theme_parse (theme, &options->theme);
  options->text_size = g_settings_get_double (settings, "text-size");
}

void
pentad_settings_fill (GSettings *settings, PentadOptions *options)
{
  if (options->platform == NULL)
    fill_source (settings, options);
  pentad_settings_get_looks (settings, options);
  options->poll_interval_s = g_settings_get_uint (settings, "poll-interval");
  /* A picture in a file is of what its command line says. */
  if (options->screenshot != NULL)
    return;
  fill (settings, "layers", &options->usual_layers);
  fill_place (settings, options);
  fill_window (settings, options);
}

/* What is kept under a key, before the schema puts it right; NULL when nothing is, or what it is
 * cannot be read as of its type. Transfer full. */
static GVariant *
read_kept (GSettingsBackend *backend, const char *key, const GVariantType *type)
{
  g_autofree char *path = g_strconcat (PATH, key, NULL);

  return G_SETTINGS_BACKEND_GET_CLASS (backend)->read (backend, path, type, FALSE);
}

/* "between 5 and 15", "one of 'dark', 'light'". Transfer full. */
static char *
describe_range (GSettingsSchemaKey *key)
{
  g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
  g_autoptr (GVariant) detail = NULL, from = NULL, to = NULL;
  g_autofree char *text = NULL, *low = NULL, *high = NULL;
  const char *kind;

  g_variant_get (range, "(&sv)", &kind, &detail);
  if (!g_str_equal (kind, "range"))
    {
      text = g_variant_print (detail, FALSE);
      return g_strdup_printf (_ ("one of %s"), text);
    }
  from = g_variant_get_child_value (detail, 0);
  to = g_variant_get_child_value (detail, 1);
  low = g_variant_print (from, FALSE);
  high = g_variant_print (to, FALSE);
  return g_strdup_printf (_ ("between %s and %s"), low, high);
}

static guint
examine_key (PentadDoctorReport *report,
             GSettingsBackend *backend,
             GSettingsSchema *schema,
             const char *name)
{
  g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);
  g_autoptr (GVariant) kept = read_kept (backend, name, g_settings_schema_key_get_value_type (key));
  g_autofree char *value = NULL, *expected = NULL;
  PentadDoctorSetting wrong;

  if (kept == NULL || g_settings_schema_key_range_check (key, kept))
    return 0;
  value = g_variant_print (kept, FALSE);
  expected = describe_range (key);
  wrong = (PentadDoctorSetting){ name, value, expected };
  pentad_doctor_judge_settings (report, NULL, &wrong, 1);
  return 1;
}

void
pentad_settings_examine (GSettings *settings, PentadDoctorReport *report)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  guint n = 0;

  g_object_get (settings, "backend", &backend, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    n += examine_key (report, backend, schema, keys[i]);
  if (n == 0)
    pentad_doctor_judge_settings (report, NULL, NULL, 0);
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
  keep (settings, "scheme", source->scheme);
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
pentad_settings_keep_demo (GSettings *settings)
{
  g_autofree char *platform = g_settings_get_string (settings, "platform");

  if (platform[0] != '\0')
    return;
  g_settings_set_string (settings, "platform", PENTAD_DEMO_PLATFORM);
  g_settings_sync ();
}

void
pentad_settings_remember (GSettings *settings, const PentadSettingsPlace *place)
{
  g_settings_delay (settings);
  g_settings_set_string (settings, "last-platform", place->platform);
  g_settings_set_string (settings, "last-view", place->view);
  g_settings_set_string (settings, "last-page", place->page != NULL ? place->page : "");
  g_settings_set_string (settings, "last-division", place->division);
  g_settings_set_string (settings, "last-period", place->period);
  g_settings_set_string (settings, "last-filter", place->filter != NULL ? place->filter : "");
  g_settings_set_boolean (settings, "list-shown", place->list_shown);
  g_settings_set_int (settings, "window-width", CLAMP (place->width, 0, 16384));
  g_settings_set_int (settings, "window-height", CLAMP (place->height, 0, 16384));
  g_settings_set_boolean (settings, "window-maximized", place->maximized);
  g_settings_set_boolean (settings, "window-fullscreen", place->fullscreen);
  g_settings_apply (settings);
  g_settings_sync ();
}

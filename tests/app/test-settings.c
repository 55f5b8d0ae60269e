/* Tests of what is kept between two starts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include "app/settings.h"

#include <gio/gsettingsbackend.h>
#include <string.h>

static GSettings *
make_settings (void)
{
  g_autoptr (GError) error = NULL;
  GSettings *settings = pentad_settings_new (&error);

  g_assert_no_error (error);
  return settings;
}

static void
remember (GSettings *settings, const char *platform)
{
  const PentadSettingsPlace place = { .platform = platform,
                                      .view = "command",
                                      .page = "force",
                                      .division = "street:990102001",
                                      .period = "month",
                                      .width = 1600,
                                      .height = 900,
                                      .maximized = TRUE,
                                      .filter = "source=hotline",
                                      .list_shown = TRUE };

  pentad_settings_remember (settings, &place);
}

/* The demo city is gone on with, but no platform is forgotten for it. */
static void
test_the_demo_is_kept (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_auto (PentadOptions) options = { 0 };
  g_autofree char *platform = NULL;

  pentad_settings_keep_demo (settings);
  remember (settings, "demo");
  pentad_settings_fill (settings, &options);
  g_assert_cmpstr (options.platform, ==, "demo");
  g_assert_cmpstr (options.usual_division, ==, "street:990102001");

  g_settings_set_string (settings, "platform", "http://a");
  pentad_settings_keep_demo (settings);
  platform = g_settings_get_string (settings, "platform");
  g_assert_cmpstr (platform, ==, "http://a");
}

static void
test_a_session_goes_on (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_auto (PentadOptions) options = { 0 };

  g_settings_set_string (settings, "platform", "http://a");
  g_settings_set_string (settings, "standby", "http://b");
  g_settings_set_string (settings, "scheme", "demo");
  g_settings_set_string (settings, "layers", "water roads");
  g_settings_set_string (settings, "theme", "light");
  g_settings_set_double (settings, "text-size", 1.2);
  g_settings_set_uint (settings, "poll-interval", 12);
  remember (settings, "http://a");

  pentad_settings_fill (settings, &options);
  g_assert_cmpstr (options.platform, ==, "http://a");
  g_assert_cmpstr (options.source.standby, ==, "http://b");
  g_assert_cmpstr (options.source.scheme, ==, "demo");
  g_assert_cmpstr (options.usual_layers, ==, "water roads");
  g_assert_cmpstr (options.usual_view, ==, "command");
  g_assert_cmpstr (options.usual_page, ==, "force");
  g_assert_cmpstr (options.usual_division, ==, "street:990102001");
  g_assert_cmpstr (options.usual_period, ==, "month");
  g_assert_null (options.view);
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_LIGHT);
  g_assert_cmpfloat (options.text_size, ==, 1.2);
  g_assert_cmpuint (options.poll_interval_s, ==, 12);
  g_assert_cmpint (options.width, ==, 1600);
  g_assert_cmpint (options.height, ==, 900);
  g_assert_true (options.maximized);
  g_assert_true (options.list_shown);
  g_assert_cmpstr (options.usual_filter, ==, "source=hotline");
  g_assert_false (options.fullscreen);
}

static void
test_the_command_line_wins (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_auto (PentadOptions) options = { .platform = g_strdup ("http://other"),
                                     .view = g_strdup ("service"),
                                     .theme = PENTAD_THEME_CONTRAST,
                                     .has_theme = TRUE,
                                     .width = 800,
                                     .height = 600 };

  g_settings_set_string (settings, "platform", "http://a");
  g_settings_set_string (settings, "credential", "file:/token");
  g_settings_set_string (settings, "theme", "light");
  remember (settings, "http://a");

  pentad_settings_fill (settings, &options);
  g_assert_cmpstr (options.platform, ==, "http://other");
  /* The token of one platform is nothing for another. */
  g_assert_null (options.source.access.credential);
  g_assert_cmpstr (options.view, ==, "service");
  g_assert_null (options.usual_division);
  g_assert_null (options.usual_period);
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_CONTRAST);
  g_assert_cmpint (options.width, ==, 800);
  g_assert_false (options.maximized);

  /* A larger text is no other theme. */
  g_settings_set_double (settings, "text-size", 1.2);
  pentad_settings_get_looks (settings, &options);
  g_assert_cmpfloat (options.text_size, ==, 1.2);
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_CONTRAST);
  options.has_theme = FALSE;
  pentad_settings_get_looks (settings, &options);
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_LIGHT);
}

static void
test_a_first_view_when_nothing_is_restored (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_auto (PentadOptions) options = { 0 };

  g_settings_set_string (settings, "platform", "http://a");
  g_settings_set_boolean (settings, "restore", FALSE);
  g_settings_set_string (settings, "first-view", "supervision");
  g_settings_set_string (settings, "first-division", "990103");
  remember (settings, "http://a");

  pentad_settings_fill (settings, &options);
  g_assert_cmpstr (options.usual_view, ==, "supervision");
  g_assert_cmpstr (options.usual_division, ==, "990103");
  g_assert_null (options.usual_period);
}

static void
test_a_picture_follows_its_command_line (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_auto (PentadOptions) options = { .screenshot = g_strdup ("out.png") };

  g_settings_set_string (settings, "platform", "http://a");
  remember (settings, "http://a");

  pentad_settings_fill (settings, &options);
  g_assert_cmpstr (options.platform, ==, "http://a");
  g_assert_null (options.usual_view);
  g_assert_null (options.usual_division);
  g_assert_cmpint (options.width, ==, 0);
}

static void
test_keys_have_ranges (void)
{
  static const struct
  {
    const char *key, *value;
    gboolean fits;
  } rows[] = {
    { "poll-interval", "uint32 5", TRUE },
    { "poll-interval", "uint32 4", FALSE },
    { "poll-interval", "uint32 16", FALSE },
    { "text-size", "1.4", TRUE },
    { "text-size", "9.0", FALSE },
    { "theme", "'contrast'", TRUE },
    { "theme", "'pink'", FALSE },
    { "language", "'zh_TW'", TRUE },
    { "language", "'de'", FALSE },
    { "first-view", "'command'", TRUE },
    { "first-view", "'kitchen'", FALSE },
    { "window-width", "-1", FALSE },
    { "window-height", "2160", TRUE },
  };
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, rows[i].key);
      g_autoptr (GVariant) value = g_variant_parse (g_settings_schema_key_get_value_type (key),
                                                    rows[i].value, NULL, NULL, NULL);

      g_assert_cmpint (g_settings_schema_key_range_check (key, value), ==, rows[i].fits);
    }
}

static void
test_the_language_of_the_system_is_none (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autofree char *usual = pentad_settings_dup_language (settings), *chosen = NULL;

  g_settings_set_string (settings, "language", "zh_TW");
  chosen = pentad_settings_dup_language (settings);
  g_assert_null (usual);
  g_assert_cmpstr (chosen, ==, "zh_TW");
}

/* Each test in a process of its own would do, too; the backend of the tests is one memory. */
static void
run_afresh (gconstpointer func)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  ((void (*) (void))func) ();
}

/* What no program of ours would keep, but somebody's editor did. */
static void
force (GSettings *settings, const char *key, GVariant *value)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = g_strconcat ("/org/pentad/Pentad/", key, NULL);

  g_object_get (settings, "backend", &backend, NULL);
  g_assert_true (G_SETTINGS_BACKEND_GET_CLASS (backend)->write (backend, path, value, NULL));
}

static void
test_the_doctor_sees_what_is_out_of_range (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
  g_autoptr (PentadDoctorReport) good = pentad_doctor_report_new ();
  g_autofree char *text = NULL;

  g_settings_set_string (settings, "theme", "light");
  pentad_settings_examine (settings, good);
  g_assert_cmpuint (pentad_doctor_report_count (good, PENTAD_DOCTOR_OK), ==, 1);
  g_assert_cmpuint (pentad_doctor_report_count (good, PENTAD_DOCTOR_FAULT), ==, 0);

  force (settings, "poll-interval", g_variant_new_uint32 (99));
  force (settings, "theme", g_variant_new_string ("pink"));
  pentad_settings_examine (settings, report);
  g_assert_cmpuint (pentad_doctor_report_count (report, PENTAD_DOCTOR_FAULT), ==, 2);
  g_assert_cmpuint (pentad_doctor_report_count (report, PENTAD_DOCTOR_OK), ==, 0);
  text = pentad_doctor_report_to_text (report);
  g_assert_nonnull (strstr (text, "poll-interval is 99; expected between 5 and 15"));
  g_assert_nonnull (strstr (text, "theme is 'pink'; expected one of ['dark', 'light'"));
  g_settings_reset (settings, "theme");
  g_settings_reset (settings, "poll-interval");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (void);
  } tests[] = {
    { "/app/settings/a-session-goes-on", test_a_session_goes_on },
    { "/app/settings/the-command-line-wins", test_the_command_line_wins },
    { "/app/settings/a-first-view-when-nothing-is-restored",
      test_a_first_view_when_nothing_is_restored },
    { "/app/settings/a-picture-follows-its-command-line", test_a_picture_follows_its_command_line },
    { "/app/settings/keys-have-ranges", test_keys_have_ranges },
    { "/app/settings/the-language-of-the-system-is-none", test_the_language_of_the_system_is_none },
  };

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, tests[i].func, run_afresh);
  g_test_add_func ("/app/settings/the-demo-is-kept", test_the_demo_is_kept);
  g_test_add_func ("/app/settings/the-doctor-sees-what-is-out-of-range",
                   test_the_doctor_sees_what_is_out_of_range);
  return g_test_run ();
}

/* Tests of what is found out on the machine itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/clock.h"
#include "doctor/disk.h"
#include "doctor/examine.h"
#include "doctor/fonts.h"
#include "doctor/keys.h"
#include "doctor/photos.h"
#include "doctor/platform.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of the rows with a word in their text, the worst verdict; -1 without any. */
static int
verdict_of (const PentadDoctorReport *report, const char *word)
{
  int worst = -1;

  for (guint i = 0; i < pentad_doctor_report_get_n_rows (report); i++)
    {
      const PentadDoctorRow *row = pentad_doctor_report_get_row (report, i);

      if (strstr (row->text, word) != NULL)
        worst = MAX (worst, (int)row->verdict);
    }
  return worst;
}

static void
test_fonts (void)
{
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

  pentad_doctor_look_at_fonts (report);
  g_assert_cmpint (verdict_of (report, "Noto Sans CJK SC"), >=, PENTAD_DOCTOR_OK);
  g_assert_cmpint (verdict_of (report, "Noto Sans CJK TC"), >=, PENTAD_DOCTOR_OK);
  if (verdict_of (report, "Noto Sans CJK SC is there") != PENTAD_DOCTOR_OK)
    {
      g_test_skip ("without the fonts of the design");
      return;
    }
  g_assert_cmpuint (pentad_doctor_report_count (report, PENTAD_DOCTOR_FAULT), ==, 0);
}

static void
test_zones (void)
{
  static const struct
  {
    const char *zone;
    int verdict;
  } rows[] = {
    { NULL, PENTAD_DOCTOR_OK },
    { "Europe/Berlin", PENTAD_DOCTOR_OK },
    { "Asia/Nowhere", PENTAD_DOCTOR_FAULT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_look_at_clock (report, rows[i].zone);
      g_assert_cmpint (verdict_of (report, rows[i].zone != NULL ? rows[i].zone : "Asia/Shanghai"),
                       ==, rows[i].verdict);
      g_assert_cmpint (verdict_of (report, "while the machine sleeps"), ==, PENTAD_DOCTOR_OK);
    }
}

static void
test_disk (void)
{
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "pentad", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  pentad_doctor_look_at_disk (report);
  g_assert_cmpint (verdict_of (report, folder), >=, PENTAD_DOCTOR_OK);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".doctor-"));
}

static void
test_key_modes (void)
{
  static const struct
  {
    int mode;
    int verdict;
  } rows[] = { { 0600, PENTAD_DOCTOR_OK },
               { 0640, PENTAD_DOCTOR_FAULT },
               { 0644, PENTAD_DOCTOR_FAULT } };
  g_autofree char *folder = g_dir_make_tmp ("pentad-doctor-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "token", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
      g_autofree char *place = g_strconcat ("file:", path, NULL), *json = NULL;
      PentadAccessOptions options = { .credential = place, .certificate = path, .key = path };

      g_assert_true (g_file_set_contents (path, "sesame", -1, NULL));
      g_assert_cmpint (g_chmod (path, rows[i].mode), ==, 0);
      pentad_doctor_look_at_keys (report, "https://city.example/", &options);
      g_assert_cmpint (verdict_of (report, path), ==, rows[i].verdict);
      json = pentad_doctor_report_to_json (report);
      g_assert_null (strstr (json, "sesame"));
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_dead_platform (void)
{
  PentadSourceOptions options = { .standby = (char *)"http://127.0.0.1:2" };
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

  pentad_doctor_look_at_platform (report, "http://127.0.0.1:1", &options);
  g_assert_cmpint (verdict_of (report, "http://127.0.0.1:1 does not do"), ==, PENTAD_DOCTOR_FAULT);
  g_assert_cmpint (verdict_of (report, "second address http://127.0.0.1:2"), ==,
                   PENTAD_DOCTOR_FAULT);
}

static void
test_no_address (void)
{
  static const char *const addresses[] = { "ftp://city.example", "open311+nonsense", "" };
  PentadSourceOptions options = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_look_at_platform (report, addresses[i], &options);
      g_assert_cmpuint (pentad_doctor_report_count (report, PENTAD_DOCTOR_FAULT), ==, 1);
    }
}

static void
test_everything (void)
{
  PentadSourceOptions options = { 0 };
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

  pentad_doctor_examine (report, NULL, &options);
  g_assert_cmpint (verdict_of (report, "no platform is chosen"), ==, PENTAD_DOCTOR_NOTE);
  g_assert_cmpuint (pentad_doctor_report_get_n_rows (report), >, 8);
}

/* The program of the build, which decodes its one pixel. */
static void
test_photos (void)
{
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

  pentad_doctor_look_at_photos (report);
  g_assert_cmpint (verdict_of (report, "/src/photo/pentad-photo"), ==, PENTAD_DOCTOR_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doctor/look/fonts-of-the-design", test_fonts);
  g_test_add_func ("/doctor/look/unknown-zone-is-a-fault", test_zones);
  g_test_add_func ("/doctor/look/cache-is-left-as-it-was", test_disk);
  g_test_add_func ("/doctor/look/readable-key-is-a-fault", test_key_modes);
  g_test_add_func ("/doctor/look/dead-platform-is-a-fault", test_dead_platform);
  g_test_add_func ("/doctor/look/nonsense-is-no-address", test_no_address);
  g_test_add_func ("/doctor/look/everything-without-a-platform", test_everything);
  g_test_add_func ("/doctor/look/photos", test_photos);
  return g_test_run ();
}

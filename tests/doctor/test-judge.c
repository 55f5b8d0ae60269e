/* Tests of what is said about facts: the verdict, and that whatever is not well comes with advice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/clock.h"
#include "doctor/disk.h"
#include "doctor/fonts.h"
#include "doctor/keys.h"
#include "doctor/platform.h"
#include "doctor/screen.h"
#include "doctor/photos.h"
#include "doctor/settings.h"
#include "host/photo-process.h"

#include <string.h>

#define MIB (G_GUINT64_CONSTANT (1) << 20)
#define NOW G_GINT64_CONSTANT (1795400000)

/* One letter a row (o, n, f), and a word that the text of a row has. */
static void
assert_report (PentadDoctorReport *report, const char *verdicts, const char *word)
{
  static const char letters[] = "onf";
  g_autofree char *text = pentad_doctor_report_to_text (report);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < pentad_doctor_report_get_n_rows (report); i++)
    {
      const PentadDoctorRow *row = pentad_doctor_report_get_row (report, i);

      g_string_append_c (found, letters[row->verdict]);
      g_assert_cmpint (row->advice != NULL, ==, row->verdict != PENTAD_DOCTOR_OK);
      g_assert_true (row->text[0] != '\0');
    }
  g_assert_cmpstr (found->str, ==, verdicts);
  if (strstr (text, word) == NULL)
    g_error ("“%s” is not in:\n%s", word, text);
}

static void
test_fonts (void)
{
  static const struct
  {
    PentadDoctorFont font;
    const char *verdicts, *word;
  } rows[] = {
    { { "Noto", "Noto", 300, "", TRUE }, "oo", "all 300 characters" },
    { { "Noto", "Sans", 300, "", TRUE }, "no", "Sans takes its place" },
    { { "Noto", "Noto", 300, "案", TRUE }, "of", "without a glyph: 案" },
    { { "Noto", "Noto", 300, "", FALSE }, "oon", "differ in width" },
    { { "Noto", NULL, 0, "", TRUE }, "f", "no font at all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_fonts (report, &rows[i].font, 1);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_clock (void)
{
  static const struct
  {
    PentadDoctorClock clock;
    const char *verdicts, *word;
  } rows[] = {
    { { NOW, "Asia/Shanghai", NULL, TRUE, PENTAD_DOCTOR_SYNC_YES }, "ooo", "kept in time" },
    { { NOW, "Asia/Shanghai", NULL, TRUE, PENTAD_DOCTOR_SYNC_NO }, "oon", "no time server" },
    { { NOW, "Asia/Shanghai", NULL, TRUE, PENTAD_DOCTOR_SYNC_UNKNOWN }, "oon", "cannot be seen" },
    { { NOW, "Asia/Nowhere", "no such zone", TRUE, PENTAD_DOCTOR_SYNC_YES }, "foo", "tzdata" },
    { { NOW, "UTC", NULL, FALSE, PENTAD_DOCTOR_SYNC_YES }, "ofo", "CLOCK_BOOTTIME" },
    { { 0, "UTC", NULL, TRUE, PENTAD_DOCTOR_SYNC_NO }, "foon", "before this program" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_clock (report, &rows[i].clock);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_skew (void)
{
  static const struct
  {
    gint64 skew_s;
    const char *verdicts, *word;
  } rows[] = {
    { 0, "o", "0 s from" },
    { -30, "o", "30 s from" },
    { 31, "n", "31 s ahead" },
    { -3600, "n", "3600 s behind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_skew (report, rows[i].skew_s);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_platform (void)
{
  static const char *const good[] = { "City: Y", "Open cases 5", NULL };
  static const char *const bad[] = { "City: Y", "http://x: refused", NULL };
  static const char *const none[] = { NULL };
  static const struct
  {
    PentadDoctorPlatform platform;
    gboolean is_standby;
    const char *verdicts, *word;
  } rows[] = {
    { { NULL, FALSE, none }, FALSE, "n", "no platform is chosen" },
    { { NULL, FALSE, none }, TRUE, "n", "no second address" },
    { { "https://city.example", TRUE, good }, FALSE, "oooo", "certificate holds" },
    { { "open311+https://city.example", TRUE, good }, FALSE, "oooo", "certificate holds" },
    { { "http://city.example", TRUE, good }, FALSE, "ooon", "not encrypted" },
    { { "http://127.0.0.1:80", TRUE, good }, FALSE, "oooo", "this machine itself" },
    { { "http://[::1]:80", TRUE, good }, FALSE, "oooo", "this machine itself" },
    { { "http://127.evil.example", TRUE, good }, TRUE, "on", "not encrypted" },
    { { "https://b.example", TRUE, good }, TRUE, "oo", "second address https://b.example" },
    { { "http://x", FALSE, bad }, FALSE, "f", "http://x does not do: http://x: refused" },
    { { "http://x", FALSE, none }, TRUE, "f", "second address http://x does not do" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_platform (report, &rows[i].platform, rows[i].is_standby);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_keys (void)
{
  static const struct
  {
    PentadDoctorKeys keys;
    const char *verdicts, *word;
  } rows[] = {
    { { NULL, NULL, NULL, NULL, TRUE }, "oo", "without an account" },
    { { NULL, NULL, NULL, NULL, FALSE }, "on", "no keyring answers" },
    { { "file:/t", NULL, NULL, NULL, TRUE }, "oo", "readable: file:/t" },
    { { "file:/t", "/t: its mode is 0644", NULL, NULL, TRUE }, "fo", "mode 0600" },
    { { NULL, NULL, "/k", NULL, TRUE }, "ooo", "closed to others: /k" },
    { { NULL, NULL, "/k", "/k: others may read it", TRUE }, "ofo", "chmod 0600" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_keys (report, &rows[i].keys);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_disk (void)
{
  static const struct
  {
    PentadDoctorDisk disk;
    const char *verdicts, *word;
  } rows[] = {
    { { "/c", NULL, 512 * MIB, "/d", NULL, "" }, "ooo", "512 MiB free" },
    { { "/c", NULL, 511 * MIB, "/d", NULL, "" }, "oon", "only 511 MiB" },
    { { "/c", NULL, 16 * MIB - 1, "/d", NULL, "" }, "oof", "/c is full" },
    { { "/c", "/c: read-only", 0, "/d", NULL, "" }, "oof", "/c: read-only" },
    { { "/c", NULL, 512 * MIB, "/d", "/d/boards: gone", "" }, "foo", "/d/boards: gone" },
    { { "/c", NULL, 512 * MIB, "/d", NULL, "zh_TW" }, "ono", "missing: zh_TW" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_disk (report, &rows[i].disk);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_renderer (void)
{
  static const struct
  {
    PentadDoctorRenderer renderer;
    const char *verdicts, *word;
  } rows[] = {
    { { NULL, NULL }, "n", "no display here" },
    { { ":0", NULL }, "f", "cannot be drawn on" },
    { { ":0", "GskGLRenderer" }, "o", "drawn by GskGLRenderer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_renderer (report, &rows[i].renderer);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_outputs (void)
{
  static const struct
  {
    PentadDoctorOutput output;
    const char *verdicts, *word;
  } rows[] = {
    { { "DP-1", 1920, 1080, 2, 600, 340, 60 }, "o", "3840 × 2160 pixels, scale 2, 600 × 340 mm" },
    { { "DP-1", 1280, 720, 1, 300, 200, 60 }, "o", "DP-1" },
    { { "DP-1", 1279, 720, 1, 300, 200, 60 }, "n", "smaller than" },
    { { "DP-1", 1280, 719, 1, 300, 200, 60 }, "n", "smaller than" },
    { { "DP-1", 3840, 2160, 1, 0, 0, 0 }, "n", "physical size unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_outputs (report, &rows[i].output, 1);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_settings (void)
{
  static const PentadDoctorSetting wrong[] = { { "theme", "'pink'", "one of 'dark'" },
                                               { "text-size", "9", "between 0.8 and 1.4" } };
  static const struct
  {
    const char *error;
    guint n_wrong;
    const char *verdicts, *word;
  } rows[] = {
    { NULL, 0, "o", "in its range" },
    { NULL, 1, "f", "theme is 'pink'; expected one of 'dark'" },
    { NULL, 2, "ff", "text-size is 9" },
    { "no schema", 0, "f", "no schema" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();

      pentad_doctor_judge_settings (report, rows[i].error, wrong, rows[i].n_wrong);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_photos (void)
{
  static const struct
  {
    int code; /* -1: it went well */
    const char *verdicts, *word;
  } rows[] = {
    { -1, "o", "/opt/pentad-photo" },
    { PENTAD_PHOTO_ERROR_NOT_CONFINED, "n", "why" },
    { PENTAD_PHOTO_ERROR_FAILED, "f", "/opt/pentad-photo: why" },
    { PENTAD_PHOTO_ERROR_TOO_SLOW, "f", "why" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
      g_autoptr (GError) error =
          rows[i].code >= 0 ? g_error_new (PENTAD_PHOTO_ERROR, rows[i].code, "why") : NULL;

      pentad_doctor_judge_photos (report, "/opt/pentad-photo", error);
      assert_report (report, rows[i].verdicts, rows[i].word);
    }
}

static void
test_report (void)
{
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
  g_autofree char *text = NULL, *json = NULL;

  pentad_doctor_report_fault (report, PENTAD_DOCTOR_DISK, g_strdup ("full \"disk\""), "make room");
  pentad_doctor_report_ok (report, PENTAD_DOCTOR_FONTS, g_strdup ("fonts"));
  pentad_doctor_report_note (report, PENTAD_DOCTOR_FONTS, g_strdup ("odd"), "look");
  text = pentad_doctor_report_to_text (report);
  json = pentad_doctor_report_to_json (report);
  g_assert_cmpstr (text, ==,
                   "Fonts\n"
                   "  ok      fonts\n"
                   "  note    odd\n"
                   "          → look\n"
                   "Files and disk\n"
                   "  fault   full \"disk\"\n"
                   "          → make room\n"
                   "1 good, 1 to note, 1 faults\n");
  g_assert_nonnull (strstr (json, "\"ok\":1,\"notes\":1,\"faults\":1,"));
  g_assert_nonnull (strstr (json, "{\"part\":\"disk\",\"verdict\":\"fault\","
                                  "\"text\":\"full \\\"disk\\\"\",\"advice\":\"make room\"}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doctor/judge/fonts", test_fonts);
  g_test_add_func ("/doctor/judge/clock", test_clock);
  g_test_add_func ("/doctor/judge/skew", test_skew);
  g_test_add_func ("/doctor/judge/platform", test_platform);
  g_test_add_func ("/doctor/judge/keys", test_keys);
  g_test_add_func ("/doctor/judge/disk", test_disk);
  g_test_add_func ("/doctor/judge/renderer", test_renderer);
  g_test_add_func ("/doctor/judge/outputs", test_outputs);
  g_test_add_func ("/doctor/judge/settings", test_settings);
  g_test_add_func ("/doctor/judge/photos", test_photos);
  g_test_add_func ("/doctor/judge/report-is-text-and-json", test_report);
  return g_test_run ();
}

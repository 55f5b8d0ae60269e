/* Tests of the JSON writer: what it writes is JSON that says the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard.h"
#include "codec/json-writer.h"

#include <math.h>
#include <string.h>

static void
assert_valid (const GString *text)
{
  g_autoptr (GError) error = NULL;

  pentad_guard_validate (text->str, text->len, "written", NULL, &error);
  g_assert_no_error (error);
}

static void
test_strings (void)
{
  static const struct
  {
    const char *text;
    gssize len;
    const char *want;
  } table[] = {
    { "", -1, "\"\"" },
    { "云州 ½ 😀", -1, "\"云州 ½ 😀\"" },
    { "a\"b\\c/", -1, "\"a\\\"b\\\\c/\"" },
    { "\n\t\r\x01\x1f\x7f", -1, "\"\\n\\u0009\\u000d\\u0001\\u001f\x7f\"" },
    { "a\0b", 3,
      "\"a\xef\xbf\xbd"
      "b\"" },
    { "bad \xff\xc3", -1, "\"bad \xef\xbf\xbd\xef\xbf\xbd\"" },
    { "\xed\xa0\x80", -1, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
    { NULL, -1, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter json;

      pentad_json_writer_init (&json, text);
      pentad_json_writer_string_len (&json, table[i].text, table[i].len);
      g_assert_cmpstr (text->str, ==, table[i].want);
      assert_valid (text);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *want;
  } table[] = {
    { 0, 2, "0" },
    { -0.0, 2, "0" },
    { 1.005, 2, "1" }, /* a double a little below 1.005 */
    { 0.125, 2, "0.13" },
    { -0.125, 2, "-0.13" },
    { 96.4, 2, "96.4" },
    { -0.001, 2, "0" },
    { 1e15, 2, "1e+15" },
    { 123456789, 0, "123456789" },
    { 0.1, -1, "0.1" },
    { 1e300, 2, "1e+300" },
    { 118.123456789012, 9, "118.123456789" },
    { NAN, 2, "null" },
    { INFINITY, -1, "null" },
    { -INFINITY, 0, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter json;

      pentad_json_writer_init (&json, text);
      pentad_json_writer_double (&json, table[i].value, table[i].decimals);
      g_assert_cmpstr (text->str, ==, table[i].want);
      assert_valid (text);
    }
}

static void
test_integers (void)
{
  static const struct
  {
    gint64 value;
    const char *want;
  } table[] = { { 0, "0" },
                { -1, "-1" },
                { G_MAXINT64, "9223372036854775807" },
                { G_MININT64, "-9223372036854775808" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter json;

      pentad_json_writer_init (&json, text);
      pentad_json_writer_int (&json, table[i].value);
      g_assert_cmpstr (text->str, ==, table[i].want);
    }
}

/* Any double comes back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (int i = 0; i < 100000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double value =
          ldexp (g_rand_double_range (random, -1, 1), g_rand_int_range (random, -60, 60));
      double back = 0;
      PentadJsonWriter json;
      PentadGuard guard;

      pentad_json_writer_init (&json, text);
      pentad_json_writer_double (&json, value, -1);
      pentad_guard_init (&guard, text->str, text->len, "written", NULL);
      g_assert_true (pentad_guard_get_double (&guard, &back));
      g_assert_true (pentad_guard_finish (&guard, NULL));
      pentad_guard_clear (&guard);
      g_assert_cmpfloat (back, ==, value);
    }
}

static void
test_structure (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  PentadLabel label = { 0 }, none = { 0 };
  PentadJsonWriter json;

  pentad_label_set (&label, PENTAD_LANGUAGE_ZH_CN, "市");
  pentad_label_set (&label, PENTAD_LANGUAGE_EN, "City");
  pentad_json_writer_init (&json, text);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_array (&json, "a\"");
  pentad_json_writer_end_array (&json);
  pentad_json_writer_member_array (&json, "b");
  pentad_json_writer_break (&json);
  pentad_json_writer_int (&json, 1);
  pentad_json_writer_break (&json);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_end_object (&json);
  pentad_json_writer_null (&json);
  pentad_json_writer_end_array (&json);
  pentad_json_writer_member_boolean (&json, "t", TRUE);
  pentad_json_writer_member_boolean (&json, "f", FALSE);
  pentad_json_writer_member_label (&json, "l", &label);
  pentad_json_writer_member_label (&json, "n", &none);
  pentad_json_writer_member_time (&json, "at", 0, zone);
  pentad_json_writer_member_time (&json, "never", PENTAD_NO_TIME, zone);
  pentad_json_writer_member_day (&json, "day", 0);
  pentad_json_writer_member_day (&json, "no", PENTAD_NO_DAY);
  pentad_json_writer_name (&json, "raw");
  pentad_json_writer_raw (&json, "[2]", 3);
  pentad_json_writer_end_object (&json);

  g_assert_cmpstr (text->str, ==,
                   "{\"a\\\"\":[],\"b\":[\n1,\n{},null],\"t\":true,\"f\":false,"
                   "\"l\":{\"zh_CN\":\"市\",\"en\":\"City\"},\"n\":null,"
                   "\"at\":\"1970-01-01T08:00:00+08:00\",\"never\":null,\"day\":\"1970-01-01\","
                   "\"no\":null,\"raw\":[2]}");
  assert_valid (text);
  pentad_label_clear (&label);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PentadJsonWriter json;

  pentad_json_writer_init (&json, text);
  for (int i = 0; i < PENTAD_JSON_WRITER_MAX_DEPTH; i++)
    {
      pentad_json_writer_begin_array (&json);
      pentad_json_writer_int (&json, i);
    }
  for (int i = 0; i < PENTAD_JSON_WRITER_MAX_DEPTH; i++)
    pentad_json_writer_end_array (&json);
  assert_valid (text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/json-writer/strings-are-escaped-and-valid", test_strings);
  g_test_add_func ("/codec/json-writer/numbers-are-rounded-once", test_numbers);
  g_test_add_func ("/codec/json-writer/integers-of-every-size", test_integers);
  g_test_add_func ("/codec/json-writer/doubles-come-back", test_round_trip);
  g_test_add_func ("/codec/json-writer/commas-and-breaks", test_structure);
  g_test_add_func ("/codec/json-writer/as-deep-as-allowed", test_depth);
  return g_test_run ();
}

/* The streaming JSON writer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"

#include <json-c/json.h>
#include <math.h>
#include <string.h>

static void
test_commas_and_nesting (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_int (&w, "a", 1);
  pentad_json_writer_member_array (&w, "b");
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "c");
  pentad_json_writer_begin_array (&w);
  pentad_json_writer_int (&w, -5);
  pentad_json_writer_null (&w);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_end_object (&w);
  pentad_json_writer_raw (&w, "[1]", 3);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_object (&w, "d");
  pentad_json_writer_member_boolean (&w, "x", TRUE);
  pentad_json_writer_member_boolean (&w, "y", FALSE);
  pentad_json_writer_end_object (&w);
  pentad_json_writer_end_object (&w);
  g_assert_cmpstr (text->str, ==,
                   "{\"a\":1,\"b\":[],\"c\":[[-5,null],{},[1]],\"d\":{\"x\":true,\"y\":false}}");
}

static void
test_breaks_stand_between_items (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_array (&w);
  for (int i = 0; i < 3; i++)
    {
      pentad_json_writer_break (&w);
      pentad_json_writer_int (&w, i);
    }
  pentad_json_writer_end_array (&w);
  g_assert_cmpstr (text->str, ==, "[\n0,\n1,\n2]");
}

static void
test_strings_are_escaped (void)
{
  static const struct
  {
    const char *text, *json;
  } cases[] = {
    { "", "\"\"" },
    { "云州 \"x\\y\"", "\"云州 \\\"x\\\\y\\\"\"" },
    { "a\nb\tc\001", "\"a\\nb\\u0009c\\u0001\"" },
    { "a\xff", "\"a\357\277\275\"" },
    { NULL, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter w;

      pentad_json_writer_init (&w, text);
      pentad_json_writer_string (&w, cases[i].text);
      g_assert_cmpstr (text->str, ==, cases[i].json);
    }
}

static void
test_every_byte_is_read_back (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char bytes[128];
  struct json_object *value;
  PentadJsonWriter w;

  for (int i = 0; i < 128; i++)
    bytes[i] = (char)i;
  pentad_json_writer_init (&w, text);
  pentad_json_writer_string_len (&w, bytes + 1, 127);
  value = json_tokener_parse (text->str);
  g_assert_cmpmem (json_object_get_string (value), (gsize)json_object_get_string_len (value),
                   bytes + 1, 127);
  json_object_put (value);
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *json;
  } cases[] = {
    { 0, 0, "0" },
    { -0.0, 2, "0" },
    { 1, 3, "1" },
    { 1.5, 3, "1.5" },
    { -1.25, 1, "-1.3" },
    { 0.005, 2, "0.01" },
    { 0.05, 6, "0.05" },
    { 118.123456, 6, "118.123456" },
    { -0.0000004, 6, "0" },
    { 99.995, 2, "100" },
    { 1e300, 2, "1e+300" },
    { 0.1, -1, "0.1" },
    { 2.0 / 3, -1, "0.66666666666666663" },
    { 1e15, 6, "1e+15" },
    { 123456789, -1, "123456789" },
    { NAN, 2, "null" },
    { INFINITY, 2, "null" },
    { -INFINITY, -1, "null" },
  };
  static const struct
  {
    gint64 value;
    const char *json;
  } integers[] = { { 0, "0" },
                   { -1, "-1" },
                   { G_MAXINT64, "9223372036854775807" },
                   { G_MININT64, "-9223372036854775808" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter w;

      pentad_json_writer_init (&w, text);
      pentad_json_writer_double (&w, cases[i].value, cases[i].decimals);
      g_assert_cmpstr (text->str, ==, cases[i].json);
    }
  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      PentadJsonWriter w;

      pentad_json_writer_init (&w, text);
      pentad_json_writer_int (&w, integers[i].value);
      g_assert_cmpstr (text->str, ==, integers[i].json);
    }
}

static void
test_times_days_and_labels (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  PentadLabel label = { 0 }, empty = { 0 };
  PentadJsonWriter w;

  pentad_label_set (&label, PENTAD_LANGUAGE_EN, "Yunzhou");
  pentad_label_set (&label, PENTAD_LANGUAGE_ZH_CN, "云州市");
  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "t", 1795329125, zone);
  pentad_json_writer_member_time (&w, "u", PENTAD_NO_TIME, zone);
  pentad_json_writer_member_day (&w, "d", pentad_day_from_date (2026, 11, 22));
  pentad_json_writer_member_day (&w, "e", PENTAD_NO_DAY);
  pentad_json_writer_member_label (&w, "l", &label);
  pentad_json_writer_member_label (&w, "m", &empty);
  pentad_json_writer_end_object (&w);
  g_assert_cmpstr (
      text->str, ==,
      "{\"t\":\"2026-11-22T14:32:05+08:00\",\"u\":null,\"d\":\"2026-11-22\",\"e\":null,"
      "\"l\":{\"zh_CN\":\"云州市\",\"en\":\"Yunzhou\"},\"m\":null}");
  pentad_label_clear (&label);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/json-writer/commas-and-nesting", test_commas_and_nesting);
  g_test_add_func ("/codec/json-writer/breaks-stand-between-items",
                   test_breaks_stand_between_items);
  g_test_add_func ("/codec/json-writer/strings-are-escaped", test_strings_are_escaped);
  g_test_add_func ("/codec/json-writer/every-byte-is-read-back", test_every_byte_is_read_back);
  g_test_add_func ("/codec/json-writer/numbers", test_numbers);
  g_test_add_func ("/codec/json-writer/times-days-and-labels", test_times_days_and_labels);
  return g_test_run ();
}

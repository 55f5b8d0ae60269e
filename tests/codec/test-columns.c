/* Documents by columns: the same bytes come back, and of what is no such document none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/columns.h"

#include <string.h>

#define MAX_LEN (1 << 20)

/* A list of cases as a platform sends it; each says some of it twice. */
static GBytes *
make_cases (guint n)
{
  GString *text = g_string_new ("{\"day\":\"2026-11-21\",\"cases\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text,
        "%s{\"id\":\"YZ%06u\",\"class\":\"e04%02u\",\"condition\":%u,\"lon\":118.%05u,\"address\":"
        "\"A \\\"street\\\" %u\",\"repeat\":%s,\"trail\":[[\"2026-11-%02uT13:%02u:11+08:00\","
        "\"report\"],[\"2026-11-22T00:10:%02uZ\",\"ask_check\",{\"to\":\"S-0%u\"}],[null,\"end\"],"
        "[\"2026-11-22T23:59:60+08:00\",\"check\",{\"by\":\"S-0%u\"}]]}",
        i > 0 ? "," : "", i, i % 20, i % 3, i * 37 % 100000, i, i % 2 ? "true" : "false",
        1 + i % 21, i % 60, i % 60, i % 40 + 10, i % 40 + 10);
  g_string_append (text, "]}\n");
  return g_string_free_to_bytes (text);
}

static GBytes *
unpack (GBytes *packed, gsize max_len, GError **error)
{
  return pentad_columns_unpack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), "a",
                                max_len, error);
}

static void
test_round_trip (void)
{
  for (guint n = 50; n <= 800; n *= 4)
    {
      g_autoptr (GBytes) document = make_cases (n);
      g_autoptr (GBytes) packed = pentad_columns_pack (document);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) again = NULL;

      g_assert_nonnull (packed);
      g_assert_cmpuint (g_bytes_get_size (packed), <, g_bytes_get_size (document) * 6 / 10);
      again = unpack (packed, MAX_LEN, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (again, document));
    }
}

/* What the description of the format says, byte for byte. */
static void
test_layout (void)
{
  static const char text[] =
      "{\"c\":[{\"id\":\"AAAA\",\"t\":[[\"2026-01-01T00:00:00Z\",\"x\",{\"by\":\"P-01\"}],"
      "[\"2026-01-01T00:01:00Z\",\"x\",{\"by\":\"P-01\"}]]},{\"id\":\"B\",\"t\":[1]}]}";
  static const char packed[] =
      "PENTAD-COLUMNS 1 132\x1d"
      "{\"c\":[\x1e{\"id\":\"\x1f\",\"t\":[\x1e[\"\x1cZ\",\"x\",{\"by\":\"\x1f\"}],\x1e"
      "[\"\x1cZ\",\"x\",{\"by\":\"\x1f\"}]]},\x1e{\"id\":\"\x1f\",\"t\":[1]}]}\x1d"
      "0\n1 2 3\n4\x1d"
      "AAAA\x1d"
      "1767225600\x1d"
      "P-01\x1d"
      "60\x1d"
      "\x1f"
      "A\x1d"
      "B";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document =
      pentad_columns_unpack (packed, sizeof packed - 1, "a", MAX_LEN, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (document, NULL), g_bytes_get_size (document), text,
                   sizeof text - 1);
}

static void
test_nothing (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  g_assert_null (pentad_columns_pack (nothing));
  g_assert_null (pentad_columns_unpack (NULL, 0, "a", MAX_LEN, NULL));
}

/* Pieces that differ behind a zero byte only are no pieces of one kind. */
static void
test_zero_byte (void)
{
  static const char text[] = "[{\"a\0\":true},{\"a\0\":1},{\"a\0\":1}]";
  g_autoptr (GBytes) document = g_bytes_new_static (text, sizeof text - 1);

  g_assert_null (pentad_columns_pack (document));
}

static void
test_left_alone (void)
{
  static const char *const cases[] = { "",        "{}",       "[1,2,3,4,5,6,7,8]",
                                       "no JSON", "\x1f\x1e", "{\"a\":\"2026-02-30T00:00:00Z\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) document = g_bytes_new_static (cases[i], strlen (cases[i]));

      g_assert_null (pentad_columns_pack (document));
    }
}

static void
test_refused (void)
{
#define HEAD "PENTAD-COLUMNS 1 "
  static const char *const cases[] = {
    "",
    "PENTAD-COLUMNS 2 1\x1d"
    "a\x1d"
    "0",
    HEAD "\x1d"
         "a\x1d"
         "0",
    HEAD "0\x1d"
         "a\x1d"
         "0",
    HEAD "-1\x1d"
         "a\x1d"
         "0",
    HEAD "9999999\x1d"
         "a\x1d"
         "0",
    HEAD "1",
    HEAD "1\x1d"
         "a",
    HEAD "1\x1d"
         "a\x1d"
         "1",
    HEAD "1\x1d"
         "a\x1d"
         "x",
    HEAD "1\x1d"
         "a\x1d"
         "0,0",
    HEAD "1\x1d"
         "a\x1d"
         "0 0",
    HEAD "2\x1d"
         "a\x1d"
         "0",
    HEAD "1\x1d"
         "a\x1d"
         "0\x1d"
         "more",
    HEAD "1\x1d\x1f\x1d"
         "0",
    HEAD "1\x1d\x1f\x1d"
         "0 0\x1d"
         "b",
    HEAD "1\x1d\x1f\x1d"
         "0\x1d"
         "b\x1e"
         "c",
    HEAD "1\x1d\x1f\x1d"
         "0\x1d"
         "\x1f"
         "A",
    HEAD "1\x1d\x1f\x1d"
         "0\x1d"
         "\x1f",
    HEAD "19\x1d\x1c\x1d"
         "0\x1d"
         "now",
    HEAD "19\x1d\x1c\x1d"
         "0\x1d"
         "-99999999999",
    HEAD "19\x1d\x1c\x1d"
         "0\x1d"
         "999999999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) document =
          pentad_columns_unpack (cases[i], strlen (cases[i]), "a.columns", MAX_LEN, &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "accepted");
      g_assert_null (document);
      g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, "a.columns: "));
    }
}

/* Whatever is changed: another document or none, never more than was said, and no crash. */
static void
test_every_change (void)
{
  g_autoptr (GBytes) document = make_cases (50);
  g_autoptr (GBytes) packed = pentad_columns_pack (document);
  gsize len;
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (packed, &len), g_bytes_get_size (packed));

  for (gsize i = 0; i < len; i++)
    {
      g_autoptr (GBytes) cut = pentad_columns_unpack (copy, i, "a", MAX_LEN, NULL);
      g_autoptr (GBytes) changed = NULL;
      char before = copy[i];

      copy[i] = (char)(0x1c + i % 4);
      changed = pentad_columns_unpack (copy, len, "a", MAX_LEN, NULL);
      copy[i] = before;
      g_assert_null (cut);
      g_assert_true (changed == NULL || g_bytes_get_size (changed) <= MAX_LEN);
    }
}

/* A few bytes that would become many are given up at the size that they tell. */
static void
test_bomb (void)
{
  GString *text = g_string_new ("PENTAD-COLUMNS 1 1000000\x1d\x1f");
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_c (text, '\x1f');
  g_string_append_printf (text,
                          "\x1d"
                          "0\x1d%s",
                          value);
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "\x1d\x1f"
                           "A");
  document = pentad_columns_unpack (text->str, text->len, "a", MAX_LEN, &error);
  g_assert_null (document);
  g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/columns/the-same-bytes-come-back", test_round_trip);
  g_test_add_func ("/codec/columns/layout", test_layout);
  g_test_add_func ("/codec/columns/nothing", test_nothing);
  g_test_add_func ("/codec/columns/left-alone", test_left_alone);
  g_test_add_func ("/codec/columns/zero-byte", test_zero_byte);
  g_test_add_func ("/codec/columns/refused", test_refused);
  g_test_add_func ("/codec/columns/every-change", test_every_change);
  g_test_add_func ("/codec/columns/bomb", test_bomb);
  return g_test_run ();
}

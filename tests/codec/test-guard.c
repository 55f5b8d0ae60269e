/* Tests of the guard: what it reads, what it refuses, and how it says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard.h"

#include <math.h>

/* The message for a document that is only validated; NULL when it is accepted. */
static char *
complaint (const char *text, gssize len, const PentadGuardLimits *limits)
{
  g_autoptr (GError) error = NULL;

  if (pentad_guard_validate (text, len < 0 ? strlen (text) : (gsize)len, "file.json", limits,
                             &error))
    {
      g_assert_no_error (error);
      return NULL;
    }
  g_assert_true (error->domain == PENTAD_CODEC_ERROR);
  return g_strdup (error->message);
}

static void
test_accepts (void)
{
  static const char *const texts[] = {
    "null",
    " [ ] ",
    "{\"a\":1,\"a\":2}", /* only validated: nobody reads the members */
    "\xef\xbb\xbf{}",
    "[1.5e-7, -0, 0.0, 10]",
    "\"\\u4e91\\ud83d\\ude00\\u0000\xe4\xba\x91\xf4\x8f\xbf\xbf\"",
    "[true,false,null,\"\"]",
    "1e-400",
    "123456789012345678901234567890",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *message = complaint (texts[i], -1, NULL);

      g_assert_cmpstr (message, ==, NULL);
    }
}

static void
test_complains (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "", "$: expected JSON in a body that is not empty, found the end at byte 0" },
    { " \n", "$: expected JSON in a body that is not empty, found the end at byte 2" },
    { "\n<!DOCTYPE html>", "$: expected JSON and not HTML or XML, found < at byte 1" },
    { "{\"a\": [1, 2,]}", "$.a[2]: expected a value, found ] at byte 12" },
    { "{\"a\": tru}", "$.a: expected true, found tru at byte 6" },
    { "[1 2]", "$[0]: expected “,” or “]”, found 2 at byte 3" },
    { "[01]", "$[0]: expected a number without leading zeros, found 01 at byte 1" },
    { "[2.]", "$[0]: expected a digit, found ] at byte 3" },
    { "[-]", "$[0]: expected a digit, found ] at byte 2" },
    { "[1e+]", "$[0]: expected a digit, found ] at byte 4" },
    { "[1e400]", "$[0]: expected a number that a double can hold, found 1e400 at byte 1" },
    { "[NaN]", "$[0]: expected a value, found NaN at byte 1" },
    { "{'a':1}", "$: expected the name of a member, found ' at byte 1" },
    { "{\"a\" 1}", "$.a: expected “:”, found 1 at byte 5" },
    { "{\"a\":1,}", "$: expected the name of a member, found } at byte 7" },
    { "[\"a\tb\"]", "$[0]: expected an escaped control character, found 0x09 at byte 3" },
    { "[\"\xc0\xaf\"]", "$[0]: expected UTF-8, found 0xc0 at byte 2" },
    { "[\"\xed\xa0\x80\"]", "$[0]: expected UTF-8, found 0xed at byte 2" },
    { "[\"\xf4\x90\x80\x80\"]", "$[0]: expected UTF-8, found 0xf4 at byte 2" },
    { "[\"\\ud800\"]", "$[0]: expected the second half of a surrogate pair, found \\ at byte 2" },
    { "[\"\\ud800\\ue000\"]",
      "$[0]: expected the second half of a surrogate pair, found \\ at byte 2" },
    { "[\"\\udc00\"]", "$[0]: expected a Unicode escape, found \\ at byte 2" },
    { "[\"\\x41\"]", "$[0]: expected an escape sequence, found \\ at byte 2" },
    { "[\"abc", "$[0]: expected the end of the string, found the end at byte 5" },
    { "[1] x", "$: expected the end of the document, found x at byte 4" },
    { "[1", "$[0]: expected “,” or “]”, found the end at byte 2" },
    { "{\"a b\":{\"\\n\":[[x]]}}",
      "$[\"a b\"][\"\\n\"][0][0]: expected a value, found x at byte 15" },
    { "\xff\xfe[\0]\0", "$: expected a value, found 0xff at byte 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = complaint (cases[i].text, -1, NULL);
      g_autofree char *expected = g_strconcat ("file.json: ", cases[i].message, NULL);

      g_assert_cmpstr (message, ==, expected);
    }
}

/* Quoted text is shortened, in one line and valid UTF-8, whatever was sent. */
static void
test_quotes_safely (void)
{
  static const char *const texts[] = {
    "[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xff\xff\n\"]",
    "{\"\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4"
    "\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91\xe4\xba\x91"
    "\xe4\xba\x91\xe4\xba\x91\": x}",
    "[\x01\xff]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *message = complaint (texts[i], -1, NULL);

      g_assert_nonnull (message);
      g_assert_true (g_utf8_validate (message, -1, NULL));
      g_assert_null (strchr (message, '\n'));
      g_assert_cmpuint (strlen (message), <, 200);
    }
}

static void
test_reads (void)
{
  static const char text[] =
      "{\"s\": \"a\\u4e91\\ud83d\\ude00\\n\", \"plain\": \"abc\", \"n\": -1.5, "
      "\"i\": 3e2, \"t\": true, \"null\": null, \"x\": {\"y\": [1]}, "
      "\"l\": [1, [], 2]}";
  const char *name, *string;
  gsize len;
  double number;
  gint64 whole;
  gboolean boolean;
  GError *error = NULL;
  PentadGuard guard;

  pentad_guard_init (&guard, text, strlen (text), "file", NULL);
  g_assert_cmpint (pentad_guard_peek (&guard), ==, PENTAD_JSON_OBJECT);
  g_assert_true (pentad_guard_begin_object (&guard));
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_name_is (name, len, "s"));
  g_assert_true (pentad_guard_get_string (&guard, &string, &len));
  g_assert_cmpmem (string, len, "a云😀\n", strlen ("a云😀\n"));
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_get_string (&guard, &string, &len));
  g_assert_cmpmem (string, len, "abc", 3);
  g_assert_true (string >= text && string < text + sizeof text); /* not copied */
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_get_double (&guard, &number));
  g_assert_cmpfloat (number, ==, -1.5);
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_get_int (&guard, &whole));
  g_assert_cmpint (whole, ==, 300);
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_get_boolean (&guard, &boolean) && boolean);
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_get_null (&guard));
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_skip (&guard));
  g_assert_true (pentad_guard_next_member (&guard, &name, &len));
  g_assert_true (pentad_guard_begin_array (&guard));
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (pentad_guard_next_element (&guard));
      g_assert_true (pentad_guard_skip (&guard));
    }
  g_assert_false (pentad_guard_next_element (&guard));
  g_assert_false (pentad_guard_next_member (&guard, &name, &len));
  g_assert_false (pentad_guard_failed (&guard));
  g_assert_true (pentad_guard_finish (&guard, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pentad_guard_get_position (&guard), ==, strlen (text));
  pentad_guard_clear (&guard);
}

static void
test_reports_wrong_type_at_its_path (void)
{
  static const char text[] = "{\"cases\": [{}, {\"trail\": [[17, \"report\"]]}]}";
  const char *name, *string;
  gsize len;
  GError *error = NULL;
  PentadGuard guard;

  pentad_guard_init (&guard, text, strlen (text), "http://h/v1/state", NULL);
  pentad_guard_begin_object (&guard);
  pentad_guard_next_member (&guard, &name, &len);
  pentad_guard_begin_array (&guard);
  pentad_guard_next_element (&guard);
  pentad_guard_skip (&guard);
  pentad_guard_next_element (&guard);
  pentad_guard_begin_object (&guard);
  pentad_guard_next_member (&guard, &name, &len);
  pentad_guard_begin_array (&guard);
  pentad_guard_next_element (&guard);
  pentad_guard_begin_array (&guard);
  pentad_guard_next_element (&guard);
  g_assert_false (pentad_guard_get_string (&guard, &string, &len));
  /* The first error stays; nothing is read any more. */
  g_assert_false (pentad_guard_skip (&guard));
  g_assert_false (pentad_guard_next_element (&guard));
  g_assert_cmpint (pentad_guard_peek (&guard), ==, PENTAD_JSON_NONE);
  pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_VALUE, "something else");
  g_assert_false (pentad_guard_finish (&guard, &error));
  g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_TYPE);
  g_assert_cmpstr (error->message, ==,
                   "http://h/v1/state: $.cases[1].trail[0][0]: expected a string, found 17 at byte "
                   "27");
  g_clear_error (&error);
  pentad_guard_clear (&guard);
}

/* What was just read is what the message quotes: a value, or the container that ended. */
static void
test_fails_on_what_was_read (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "{\"a\": [1, \"x\", 2]}", "f: $.a[1]: expected b, found \"x\" at byte 10" },
    { "{\"a\": [1, {\"y\": 2}, 2]}", "f: $.a[1]: expected b, found an object at byte 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name;
      gsize len;
      GError *error = NULL;
      PentadGuard guard;

      pentad_guard_init (&guard, cases[i].text, strlen (cases[i].text), "f", NULL);
      pentad_guard_begin_object (&guard);
      pentad_guard_next_member (&guard, &name, &len);
      pentad_guard_begin_array (&guard);
      for (int j = 0; j < 2; j++)
        g_assert_true (pentad_guard_next_element (&guard) && pentad_guard_skip (&guard));
      pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_VALUE, "b");
      g_assert_false (pentad_guard_finish (&guard, &error));
      g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_clear_error (&error);
      pentad_guard_clear (&guard);
    }
}

/* Reads an object of numbers, but skips members whose name begins with "s". */
static char *
read_members (const char *text)
{
  const char *name;
  gsize len;
  double number;
  g_autoptr (GError) error = NULL;
  PentadGuard guard;

  pentad_guard_init (&guard, text, strlen (text), "f", NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &len))
    if (len > 0 && name[0] == 's')
      pentad_guard_skip (&guard);
    else if (pentad_guard_peek (&guard) == PENTAD_JSON_OBJECT)
      {
        pentad_guard_begin_object (&guard);
        while (pentad_guard_next_member (&guard, &name, &len))
          pentad_guard_get_double (&guard, &number);
      }
    else
      pentad_guard_get_double (&guard, &number);
  gboolean read = pentad_guard_finish (&guard, &error);
  pentad_guard_clear (&guard);
  return read ? NULL : g_strdup (error->message);
}

static void
test_repeated_members (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "{\"a\":1,\"b\":2}", NULL },
    { "{\"s\":1,\"s\":2,\"a\":3,\"s\":{\"a\":1,\"a\":2}}", NULL },
    { "{\"a\":1,\"o\":{\"a\":2,\"b\":3},\"b\":4}", NULL },
    { "{\"a\":1,\"b\":2,\"a\":3}", "f: $.a: expected each member once, found \"a\" at byte 13" },
    { "{\"a\":1,\"\\u0061\":3}", "f: $[\"\\u0061\"]: expected each member once, found \"\\u0061\" "
                                 "at byte 7" },
    { "{\"\\u0061\":1,\"s\":1,\"a\":3}", "f: $.a: expected each member once, found \"a\" at byte "
                                         "18" },
    { "{\"\":1,\"\":3}", "f: $[\"\"]: expected each member once, found \"\" at byte 6" },
    { "{\"o\":{\"a\":2,\"a\":3}}", "f: $.o.a: expected each member once, found \"a\" at byte 12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = read_members (cases[i].text);

      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* Many members stay quick to watch, and the watch has an end. */
static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (int i = 0; i < 9999; i++)
    g_string_append_printf (text, "\"m%d\":%d,", i, i);
  g_string_append (text, "\"m0\":0}");
  g_autofree char *message = read_members (text->str);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "each member once"));
}

static void
test_whole_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean is_whole;
    gint64 value;
  } cases[] = {
    { "0", TRUE, 0 },
    { "-0", TRUE, 0 },
    { "3.0", TRUE, 3 },
    { "3e0", TRUE, 3 },
    { "9007199254740992", TRUE, G_GINT64_CONSTANT (9007199254740992) },
    { "-9007199254740992", TRUE, G_GINT64_CONSTANT (-9007199254740992) },
    { "9007199254740994", FALSE, 0 },
    { "1e300", FALSE, 0 },
    { "3.5", FALSE, 0 },
    { "1e-1", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -1;
      PentadGuard guard;

      pentad_guard_init (&guard, cases[i].text, strlen (cases[i].text), "f", NULL);
      g_assert_cmpint (pentad_guard_get_int (&guard, &value), ==, cases[i].is_whole);
      g_assert_cmpint (value, ==, cases[i].is_whole ? cases[i].value : -1);
      pentad_guard_clear (&guard);
    }
}

static void
assert_reads_as_strtod (const char *text)
{
  double value = NAN, expected = g_ascii_strtod (text, NULL);
  PentadGuard guard;

  pentad_guard_init (&guard, text, strlen (text), "f", NULL);
  g_assert_true (pentad_guard_get_double (&guard, &value));
  pentad_guard_clear (&guard);
  if (memcmp (&value, &expected, sizeof value) != 0)
    g_error ("%s was read as %.17g, not %.17g", text, value, expected);
}

/* The short way gives the same bits as the C library's long one. */
static void
test_numbers_are_exact (void)
{
  static const char *const texts[] = {
    "0",
    "-0",
    "-0.0e5",
    "0.1",
    "9007199254740993",
    "9007199254740992.5",
    "1e22",
    "1e23",
    "123456789012345678",
    "118.12345678901234567",
    "4.9e-324",
    "1.7976931348623157e308",
    "0.000000000000000000000000000001",
    "123e-25",
    "5e-22",
    "12345678901234567890123",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_reads_as_strtod (texts[i]);
  for (int i = 0; i < 50000; i++)
    {
      char text[64];

      g_snprintf (text, sizeof text, "%s%d.%0*de%d", g_rand_boolean (rand) ? "-" : "",
                  g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 0, 30)),
                  g_rand_int_range (rand, 1, 14), g_rand_int_range (rand, 0, 1000000),
                  g_rand_int_range (rand, -30, 30));
      assert_reads_as_strtod (text);
    }
}

/* A text of n copies between a beginning and an end. */
static GString *
repeat (const char *begin, const char *copy, guint n, const char *end)
{
  GString *text = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (text, copy);
  return g_string_append (text, end);
}

static void
assert_refused (const GString *text, const PentadGuardLimits *limits, gsize before_byte)
{
  GError *error = NULL;
  PentadGuard guard;

  pentad_guard_init (&guard, text->str, text->len, "f", limits);
  pentad_guard_skip (&guard);
  gsize position = pentad_guard_get_position (&guard);
  g_assert_false (pentad_guard_finish (&guard, &error));
  g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_LIMIT);
  g_assert_cmpuint (position, <=, before_byte);
  g_clear_error (&error);
  pentad_guard_clear (&guard);
}

/* Sizes that would hurt are refused where they pass the limit, and not at the end. */
static void
test_limits (void)
{
  const PentadGuardLimits small = pentad_guard_small_limits ();
  PentadGuardLimits limits;
  static const struct
  {
    const char *begin, *copy;
    guint n;
    const char *end;
    gsize before_byte;
  } cases[] = {
    { "", "[", 10000, "", 64 },
    { "", "{\"a\":", 10000, "", 64 * 5 },
    { "[[]", ",[]", 1000000, "]", 200000 * 3 + 10 },
    { "{\"a\":0", ",\"a\":0", 1000000, "}", 10000 * 6 + 10 },
    { "[\"", "a", 1 << 20, "\"]", 2 },
    { "[\"", "\\n", 1 << 20, "\"]", 2 },
    { "[", "1", 401, "]", 1 },
    { "[0.", "1", 400, "]", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = repeat (cases[i].begin, cases[i].copy, cases[i].n, cases[i].end);

      assert_refused (text, &small, cases[i].before_byte);
      g_string_free (text, TRUE);
    }

  GString *text = repeat ("[1", ",1", 99, "]");
  limits = small;
  limits.values = 100;
  assert_refused (text, &limits, 200);
  limits.values = 101;
  g_assert_true (pentad_guard_validate (text->str, text->len, "f", &limits, NULL));
  limits.bytes = text->len - 1;
  assert_refused (text, &limits, 0);
  limits.bytes = text->len;
  limits.elements = 99;
  assert_refused (text, &limits, 200);
  g_string_free (text, TRUE);
}

/* Every limit takes what it names and refuses one more. */
static void
test_limits_are_inclusive (void)
{
  static const struct
  {
    const char *begin, *copy;
    guint n; /* copies that just fit the limit below */
    const char *end;
    gsize offset; /* of the limit in PentadGuardLimits */
    guint limit;
  } cases[] = {
    { "[", " ", 98, "]", G_STRUCT_OFFSET (PentadGuardLimits, bytes), 100 },
    { "[0", ",0", 6, "]", G_STRUCT_OFFSET (PentadGuardLimits, elements), 7 },
    { "{\"a\":0", ",\"a\":0", 6, "}", G_STRUCT_OFFSET (PentadGuardLimits, members), 7 },
    { "[0", ",0", 6, "]", G_STRUCT_OFFSET (PentadGuardLimits, values), 8 },
    { "[\"", "a", 7, "\"]", G_STRUCT_OFFSET (PentadGuardLimits, string), 7 },
    { "[\"", "\\n", 7, "\"]", G_STRUCT_OFFSET (PentadGuardLimits, string), 7 },
    { "{\"", "a", 7, "\":0}", G_STRUCT_OFFSET (PentadGuardLimits, string), 7 },
    { "[1.", "1", 5, "]", G_STRUCT_OFFSET (PentadGuardLimits, number), 7 },
    { "[", "1", 7, "]", G_STRUCT_OFFSET (PentadGuardLimits, number), 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint more = 0; more < 2; more++)
      {
        PentadGuardLimits limits = pentad_guard_small_limits ();
        GString *text = repeat (cases[i].begin, cases[i].copy, cases[i].n + more, cases[i].end);
        GError *error = NULL;

        /* All limits are whole numbers of the machine's size. */
        G_STRUCT_MEMBER (gsize, &limits, cases[i].offset) = cases[i].limit;
        if (more == 0)
          {
            pentad_guard_validate (text->str, text->len, "f", &limits, &error);
            g_assert_no_error (error);
          }
        else
          {
            g_assert_false (pentad_guard_validate (text->str, text->len, "f", &limits, &error));
            g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_LIMIT);
            g_assert_nonnull (strstr (error->message, " at byte "));
            g_clear_error (&error);
          }
        g_string_free (text, TRUE);
      }
}

/* Sixty-four levels are read, whatever a caller asks for beyond. */
static void
test_depth (void)
{
  PentadGuardLimits limits = pentad_guard_default_limits ();

  limits.depth = 1000;
  for (guint depth = PENTAD_GUARD_MAX_DEPTH; depth <= PENTAD_GUARD_MAX_DEPTH + 1; depth++)
    {
      GString *text = repeat ("", "[", depth, "");

      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      g_assert_cmpint (pentad_guard_validate (text->str, text->len, "f", &limits, NULL), ==,
                       depth == PENTAD_GUARD_MAX_DEPTH);
      g_string_free (text, TRUE);
    }
}

/* One mark at the very start is tolerated; more, or in other encodings, is not. */
static void
test_byte_order_mark (void)
{
  static const struct
  {
    const char *text;
    gsize len;
    gboolean is_accepted;
  } cases[] = {
    { "\xef\xbb\xbf{}", 5, TRUE },       { "\xef\xbb\xbf \n[1]", 8, TRUE },
    { "\xef\xbb\xbf", 3, FALSE },        { "\xef\xbb\xbf\xef\xbb\xbf{}", 8, FALSE },
    { " \xef\xbb\xbf{}", 6, FALSE },     { "[\xef\xbb\xbf]", 5, FALSE },
    { "\xfe\xff\0{\0}", 6, FALSE },      { "\xff\xfe{\0}\0", 6, FALSE },
    { "\xff\xfe\0\0{\0\0\0", 8, FALSE }, { "{\0}\0", 4, FALSE },
    { "[\"\xef\xbb\xbf\"]", 7, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pentad_guard_validate (cases[i].text, cases[i].len, "f", NULL, NULL), ==,
                     cases[i].is_accepted);
}

/* A caller can tell after every value how far the document is read. */
static void
test_progress (void)
{
  GString *text = repeat ("[0", ", 0", 1000, "]");
  gsize last = 0;
  PentadGuard guard;

  pentad_guard_init (&guard, text->str, text->len, "f", NULL);
  pentad_guard_begin_array (&guard);
  while (pentad_guard_next_element (&guard))
    {
      g_assert_true (pentad_guard_skip (&guard));
      g_assert_cmpuint (pentad_guard_get_position (&guard), >, last);
      g_assert_cmpuint (pentad_guard_get_position (&guard), <=, last + 3);
      last = pentad_guard_get_position (&guard);
    }
  g_assert_cmpuint (pentad_guard_get_position (&guard), ==, text->len);
  g_assert_true (pentad_guard_finish (&guard, NULL));
  pentad_guard_clear (&guard);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/guard/accepts", test_accepts);
  g_test_add_func ("/codec/guard/says-what-is-wrong-and-where", test_complains);
  g_test_add_func ("/codec/guard/quotes-safely", test_quotes_safely);
  g_test_add_func ("/codec/guard/reads-every-type", test_reads);
  g_test_add_func ("/codec/guard/wrong-type-names-its-path", test_reports_wrong_type_at_its_path);
  g_test_add_func ("/codec/guard/reader-fails-on-what-it-read", test_fails_on_what_was_read);
  g_test_add_func ("/codec/guard/members-that-are-read-come-once", test_repeated_members);
  g_test_add_func ("/codec/guard/many-members-are-watched", test_many_members);
  g_test_add_func ("/codec/guard/whole-numbers", test_whole_numbers);
  g_test_add_func ("/codec/guard/numbers-are-exact", test_numbers_are_exact);
  g_test_add_func ("/codec/guard/limits-hold-where-they-are-passed", test_limits);
  g_test_add_func ("/codec/guard/limits-are-inclusive", test_limits_are_inclusive);
  g_test_add_func ("/codec/guard/depth", test_depth);
  g_test_add_func ("/codec/guard/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/codec/guard/progress", test_progress);
  return g_test_run ();
}

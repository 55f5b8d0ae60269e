/* Tests of members found by what is expected in their place, and of where plain text ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard-keys.h"
#include "codec/plain-text.h"

static const char *const names[] = { "id", "class", "a_long_name_14", "trail" };

/* "id=1 trail=2" for an object of whole numbers, or the error. */
static char *
read_object (const char *text)
{
  GString *said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PentadGuardKeys keys;
  PentadGuard guard;
  gint64 value;
  int key;

  pentad_guard_keys_init (&keys, names, G_N_ELEMENTS (names));
  pentad_guard_init (&guard, text, strlen (text), "u", NULL);
  pentad_guard_begin_object (&guard);
  while ((key = pentad_guard_next_key (&guard, &keys)) >= 0 &&
         pentad_guard_get_int (&guard, &value))
    g_string_append_printf (said, "%s%s=%d", said->len > 0 ? " " : "", names[key], (int)value);
  if (!pentad_guard_finish (&guard, &error))
    g_string_assign (said, error->message);
  pentad_guard_clear (&guard);
  return g_string_free (said, FALSE);
}

static void
test_members (void)
{
  static const struct
  {
    const char *text, *said;
  } rows[] = {
    { "{}", "" },
    { "{\"id\":1,\"class\":2,\"a_long_name_14\":3,\"trail\":4}",
      "id=1 class=2 a_long_name_14=3 trail=4" },
    { "{\"trail\":1,\"id\":2}", "trail=1 id=2" },
    { "{ \"id\" : 1 ,\n\t\"trail\":\r\n2 }", "id=1 trail=2" },
    { "{\"i\\u0064\":1,\"trail\":2,\"x\":3}", "id=1 trail=2" },
    { "{\"x\":1,\"x\":[{\"id\":9}],\"id\":1,\"ident\":4,\"y\":null}", "id=1" },
    { "{\"id\":1,\"trail\":2,\"id\":3,\"class\":4,\"class\":5}",
      "u: $.id: expected each member once, found \"id\" at byte 18" },
    { "{\"id\":1,\"i\\u0064\":2,\"class\":4,\"class\":5,\"x\":1}",
      "u: $[\"i\\u0064\"]: expected each member once, found \"i\\u0064\" at byte 8" },
    { "{\"id\":1,,\"trail\":2,\"class\":4,\"a\":5}",
      "u: $: expected the name of a member, found , at byte 8" },
    { "{\"id\":1 \"trail\":2,\"class\":4,\"a\":5}",
      "u: $.id: expected “,” or “}”, found \"trail\" at byte 8" },
    { "{\"id\" 1,\"trail\":2,\"class\":4,\"a\":5}", "u: $.id: expected “:”, found 1 at byte 6" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* At the end of the bytes, and far from it. */
      g_autofree char *longer = g_strdup_printf ("%s%*s", rows[i].text, 64, "");
      g_autofree char *near = read_object (rows[i].text), *far = read_object (longer);

      g_assert_cmpstr (near, ==, rows[i].said);
      g_assert_cmpstr (far, ==, rows[i].said);
    }
}

static void
test_plain_text (void)
{
  guchar text[48];

  for (guint byte = 0; byte < 256; byte++)
    for (guint at = 0; at < sizeof text; at++)
      {
        gboolean is_plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
        const guchar *end = text + sizeof text, *want = is_plain ? end : text + at;

        memset (text, 'a', sizeof text);
        text[at] = (guchar)byte;
        g_assert_true (pentad_plain_text_end_portable (text, end) == want);
        g_assert_true (pentad_plain_text_end (text, end) == want);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/guard-keys/same-as-members-one-by-one", test_members);
  g_test_add_func ("/codec/guard-keys/both-ways-stop-at-the-same-byte", test_plain_text);
  return g_test_run ();
}

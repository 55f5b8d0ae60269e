/* Tests of the ids met in one document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/seen-ids.h"

#include <string.h>

static gboolean
take (PentadSeenIds *ids, const char *id)
{
  if (pentad_seen_ids_contain (ids, id, strlen (id)))
    return FALSE;
  pentad_seen_ids_add (ids, id);
  return TRUE;
}

static void
test_any_order (void)
{
  static const char *const orders[] = {
    "a b c a", "b a b", "a a", "ab a ab", "a ab a", "1 10 2 10", "c b a c", "a b c d c", "x y y",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (GStrv) words = g_strsplit (orders[i], " ", -1);
      g_autoptr (PentadSeenIds) ids = pentad_seen_ids_new (0);
      guint n = g_strv_length (words);

      /* The last one of each comes again, and only that one. */
      for (guint w = 0; w < n; w++)
        g_assert_cmpint (take (ids, words[w]), ==, w + 1 < n);
    }
}

/* Far more than were expected, in order, in reverse, and each twice. */
static void
test_many (void)
{
  for (int way = 0; way < 2; way++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (PentadSeenIds) ids = pentad_seen_ids_new (10);

      for (int i = 0; i < 5000; i++)
        g_ptr_array_add (texts, g_strdup_printf ("YZ%06d", way == 0 ? i : 5000 - i));
      for (guint i = 0; i < texts->len; i++)
        g_assert_true (take (ids, g_ptr_array_index (texts, i)));
      for (guint i = 0; i < texts->len; i++)
        g_assert_false (take (ids, g_ptr_array_index (texts, i)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/seen-ids/found-again-in-any-order", test_any_order);
  g_test_add_func ("/codec/seen-ids/any-number", test_many);
  return g_test_run ();
}

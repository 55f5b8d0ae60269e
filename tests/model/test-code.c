/* Codes under numbers: one for all who hold them, gone with the last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/code.h"

static void
test_one_number_for_one_text (void)
{
  PentadCode a = pentad_code_hold_text (PENTAD_CODE_CLASS, "e0101");
  PentadCode b = pentad_code_hold_text (PENTAD_CODE_CLASS, "e0102");
  PentadCode again = pentad_code_hold_text (PENTAD_CODE_CLASS, "e0101");

  g_assert_cmpuint (a, !=, 0);
  g_assert_cmpuint (a, ==, again);
  g_assert_cmpuint (a, !=, b);
  g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_CLASS, a), ==, "e0101");
  g_assert_true (pentad_code_get_text (PENTAD_CODE_CLASS, a) ==
                 pentad_code_get_text (PENTAD_CODE_CLASS, again));
  g_assert_cmpuint (pentad_code_hold_text (PENTAD_CODE_CLASS, NULL), ==, 0);
  g_assert_null (pentad_code_get_text (PENTAD_CODE_CLASS, 0));
  pentad_code_hold (PENTAD_CODE_CLASS, 0);
  pentad_code_release (PENTAD_CODE_CLASS, 0);
  pentad_code_release (PENTAD_CODE_CLASS, a);
  pentad_code_release (PENTAD_CODE_CLASS, again);
  pentad_code_release (PENTAD_CODE_CLASS, b);
}

static void
test_number_is_given_again_after_the_last_release (void)
{
  PentadCode a = pentad_code_hold_text (PENTAD_CODE_ACTOR, "D1");

  pentad_code_hold (PENTAD_CODE_ACTOR, a);
  pentad_code_release (PENTAD_CODE_ACTOR, a);
  g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_ACTOR, a), ==, "D1");
  pentad_code_release (PENTAD_CODE_ACTOR, a);
  PentadCode b = pentad_code_hold_text (PENTAD_CODE_ACTOR, "D2");
  g_assert_cmpuint (b, ==, a);
  g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_ACTOR, b), ==, "D2");
  pentad_code_release (PENTAD_CODE_ACTOR, b);
}

/* More than the first two blocks hold. */
static void
test_texts_do_not_move (void)
{
  enum
  {
    N = 5000
  };
  PentadCode codes[N];
  const char *texts[N];

  for (int i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("grid-%d", i);

      codes[i] = pentad_code_hold_text (PENTAD_CODE_DIVISION, text);
      texts[i] = pentad_code_get_text (PENTAD_CODE_DIVISION, codes[i]);
    }
  for (int i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("grid-%d", i);

      g_assert_true (pentad_code_get_text (PENTAD_CODE_DIVISION, codes[i]) == texts[i]);
      g_assert_cmpstr (texts[i], ==, text);
      pentad_code_release (PENTAD_CODE_DIVISION, codes[i]);
    }
}

static gpointer
hold_and_release (gpointer data)
{
  for (int i = 0; i < 20000; i++)
    {
      PentadCode code = pentad_code_hold_text (PENTAD_CODE_STREET, i % 3 == 0 ? "A" : "B");

      pentad_code_hold (PENTAD_CODE_STREET, code);
      pentad_code_release (PENTAD_CODE_STREET, code);
      g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_STREET, code), ==, i % 3 == 0 ? "A" : "B");
      pentad_code_release (PENTAD_CODE_STREET, code);
    }
  return NULL;
}

static void
test_threads_share_codes (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("codes", hold_and_release, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code/one-number-for-one-text", test_one_number_for_one_text);
  g_test_add_func ("/model/code/number-is-given-again-after-the-last-release",
                   test_number_is_given_again_after_the_last_release);
  g_test_add_func ("/model/code/texts-do-not-move", test_texts_do_not_move);
  g_test_add_func ("/model/code/threads-share-codes", test_threads_share_codes);
  return g_test_run ();
}

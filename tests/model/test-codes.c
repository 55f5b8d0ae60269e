/* Tests of codes in one block.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/codes.h"

static void
assert_codes (const PentadCodes *codes, guint n)
{
  const char *code = NULL;

  g_assert_cmpuint (codes->n, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("99010100%u", i);

      code = pentad_codes_next (codes, code);
      g_assert_cmpstr (code, ==, i == 3 ? "" : wanted);
    }
  g_assert_null (pentad_codes_next (codes, code));
}

static void
test_order (void)
{
  PentadCodes codes = { 0 };

  assert_codes (&codes, 0);
  pentad_codes_trim (&codes);
  assert_codes (&codes, 0);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *code = g_strdup_printf ("99010100%u", i);

      pentad_codes_add (&codes, i == 3 ? "" : code);
      if (i == 100)
        pentad_codes_trim (&codes);
    }
  assert_codes (&codes, 300);
  pentad_codes_trim (&codes);
  g_assert_cmpuint (codes.size, ==, codes.len);
  assert_codes (&codes, 300);
  pentad_codes_clear (&codes);
  assert_codes (&codes, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/codes/stay-in-their-order", test_order);
  return g_test_run ();
}

/* Tests of the codes met while one document is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/code-cache.h"

#include <string.h>

/* More than the cells of a new cache. */
#define N_CODES 3000

static void
test_same_number (void)
{
  PentadCodeCache *cache = pentad_code_cache_new ();
  PentadCode codes[N_CODES];

  for (int i = 0; i < N_CODES; i++)
    {
      g_autofree char *text = g_strdup_printf ("street-%d and more", i);

      codes[i] = pentad_code_cache_find (cache, PENTAD_CODE_STREET, text, strlen (text) - 9);
    }
  for (int i = 0; i < N_CODES; i++)
    {
      g_autofree char *text = g_strdup_printf ("street-%d", i);

      g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_STREET, codes[i]), ==, text);
      g_assert_cmpuint (pentad_code_cache_find (cache, PENTAD_CODE_STREET, text, strlen (text)), ==,
                        codes[i]);
    }
  g_assert_cmpuint (pentad_code_cache_find (cache, PENTAD_CODE_STREET, NULL, 0), ==, 0);
  g_assert_cmpuint (pentad_code_cache_find (cache, PENTAD_CODE_STREET, "", 0), !=, 0);
  pentad_code_cache_free (cache);
}

/* What the cache alone held is given back, what somebody else holds stays. */
static void
test_released (void)
{
  PentadCodeCache *cache = pentad_code_cache_new ();
  PentadCode kept = pentad_code_cache_find (cache, PENTAD_CODE_CLASS, "kept", 4);
  PentadCode gone = pentad_code_cache_find (cache, PENTAD_CODE_CLASS, "gone", 4);

  pentad_code_hold (PENTAD_CODE_CLASS, kept);
  pentad_code_cache_free (cache);
  g_assert_cmpstr (pentad_code_get_text (PENTAD_CODE_CLASS, kept), ==, "kept");
  g_assert_null (pentad_code_get_text (PENTAD_CODE_CLASS, gone));
  pentad_code_release (PENTAD_CODE_CLASS, kept);
  g_assert_null (pentad_code_get_text (PENTAD_CODE_CLASS, kept));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code-cache/same-text-same-number", test_same_number);
  g_test_add_func ("/model/code-cache/releases-what-it-held", test_released);
  return g_test_run ();
}

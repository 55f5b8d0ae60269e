/* Every fuzz target over its seeds, whole, cut short and with single bytes changed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libFuzzer does for minutes, for a moment, with any compiler. The bytes lie at the end of
 * memory of their own, so that a sanitizer sees a reader that goes beyond them. */
#include "config.h"

#include "targets.h"

#include <string.h>

/* Damaged versions of a seed, of each kind. */
#define N_VERSIONS 200

static void
run_copy (const FuzzTarget *target, const char *data, gsize len)
{
  g_autofree char *copy = g_memdup2 (data, len);

  target->run (copy != NULL ? copy : "", len);
}

static void
run_damaged (const FuzzTarget *target, const char *data, gsize len)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (len);

  for (guint i = 0; i < N_VERSIONS && len > 0; i++)
    {
      g_autofree char *copy = g_memdup2 (data, len);

      run_copy (target, data, g_rand_int_range (dice, 0, len));
      copy[g_rand_int_range (dice, 0, len)] = (char)g_rand_int_range (dice, 0, 256);
      target->run (copy, len);
    }
}

static void
test_target (gconstpointer data)
{
  const FuzzTarget *target = data;
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "fuzz", "seeds", target->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *seed = NULL;
      gsize len;

      g_assert_true (g_file_get_contents (path, &seed, &len, &error));
      run_copy (target, seed, len);
      run_damaged (target, seed, len);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  run_copy (target, "", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < fuzz_n_targets; i++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/seeds/", fuzz_targets[i].name, NULL);

      g_test_add_data_func (path, &fuzz_targets[i], test_target);
    }
  return g_test_run ();
}

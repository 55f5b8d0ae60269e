/* The guard against JSONTestSuite: what must be accepted, what must be refused, what is open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The suite lies beside the project (PENTAD_SHARED_DATA) and may be missing. */
#include "config.h"

#include "codec/guard.h"

#define N_ACCEPTED 95
#define N_REFUSED  188
#define N_OPEN     35

/* Files of the open group that the guard accepts; the others hold what no double can, or what is
 * not UTF-8, or nest 500 deep. */
static const char *const accepted_open[] = {
  "i_number_double_huge_neg_exp.json",   "i_number_real_underflow.json",
  "i_number_too_big_neg_int.json",       "i_number_too_big_pos_int.json",
  "i_number_very_big_negative_int.json", "i_structure_UTF-8_BOM_empty_object.json",
};

static char *
suite_path (void)
{
  const char *shared = g_getenv ("PENTAD_SHARED_DATA");
  char *path = g_build_filename (shared != NULL ? shared : "", "data", "json-test-suite", NULL);

  if (shared != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    return path;
  g_free (path);
  g_test_skip ("PENTAD_SHARED_DATA holds no data/json-test-suite");
  return NULL;
}

static gboolean
is_accepted (const char *folder, const char *name, char **message)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  gboolean valid = pentad_guard_validate (data, len, name, NULL, &error);
  if (valid)
    g_assert_no_error (error);
  else
    g_assert_true (error != NULL && error->domain == PENTAD_CODEC_ERROR);
  *message = valid ? NULL : g_strdup (error->message);
  return valid;
}

/* Runs the files of one group; returns how many there are. */
static guint
run_group (char group, gboolean (*is_wanted) (const char *name))
{
  g_autofree char *folder = suite_path ();
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return 0;
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] == group && name[1] == '_')
      {
        g_autofree char *message = NULL;
        gboolean accepted = is_accepted (folder, name, &message);

        if (accepted != is_wanted (name))
          {
            g_test_message ("%s was %s: %s", name, accepted ? "accepted" : "refused", message);
            g_test_fail ();
          }
        n++;
      }
  return n;
}

static gboolean
is_always_wanted (const char *name)
{
  return TRUE;
}

static gboolean
is_never_wanted (const char *name)
{
  return FALSE;
}

static gboolean
is_wanted_open (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted_open); i++)
    if (g_str_equal (accepted_open[i], name))
      return TRUE;
  return FALSE;
}

static void
test_accepts (void)
{
  guint n = run_group ('y', is_always_wanted);

  if (n > 0)
    g_assert_cmpuint (n, ==, N_ACCEPTED);
}

static void
test_refuses (void)
{
  guint n = run_group ('n', is_never_wanted);

  if (n > 0)
    g_assert_cmpuint (n, ==, N_REFUSED);
}

static void
test_decides (void)
{
  guint n = run_group ('i', is_wanted_open);

  if (n > 0)
    g_assert_cmpuint (n, ==, N_OPEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/guard/accepts-what-must-be-accepted", test_accepts);
  g_test_add_func ("/codec/guard/refuses-what-must-be-refused", test_refuses);
  g_test_add_func ("/codec/guard/decides-what-is-open", test_decides);
  return g_test_run ();
}

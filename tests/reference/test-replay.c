/* Tests of recorded documents: which file a path is, and which paths are none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/replay.h"
#include "reference/router.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *v1, *ended, *files[4];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("replay-XXXXXX", NULL);
  fixture->v1 = g_build_filename (fixture->folder, "v1", NULL);
  fixture->ended = g_build_filename (fixture->v1, "ended", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->ended, 0700), ==, 0);
  fixture->files[0] = g_build_filename (fixture->v1, "about.json", NULL);
  fixture->files[1] = g_build_filename (fixture->v1, "grids.json", NULL);
  fixture->files[2] = g_build_filename (fixture->ended, "2026-11-21.json", NULL);
  fixture->files[3] = g_build_filename (fixture->folder, ".hidden.json", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->files); i++)
    g_assert_true (
        g_file_set_contents (fixture->files[i], i == 0 ? "{\"api\":1}" : "{}", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->files); i++)
    {
      g_unlink (fixture->files[i]);
      g_free (fixture->files[i]);
    }
  g_rmdir (fixture->ended);
  g_rmdir (fixture->v1);
  g_rmdir (fixture->folder);
  g_free (fixture->ended);
  g_free (fixture->v1);
  g_free (fixture->folder);
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *type;
  } cases[] = {
    { "/v1/about", 200, "application/json" },
    { "/v1/grids", 200, "application/geo+json" },
    { "/v1/ended/2026-11-21", 200, "application/json" },
    { "/v1/ended/2026-11-20", 404, "application/problem+json" },
    { "/v1/ended", 404, "application/problem+json" },
    { "/v1/ended/", 404, "application/problem+json" },
    { "/", 404, "application/problem+json" },
    { "", 404, "application/problem+json" },
    { "/.hidden", 404, "application/problem+json" },
    { "/v1/../v1/about", 404, "application/problem+json" },
    { "/v1/./about", 404, "application/problem+json" },
    { "//v1/about", 404, "application/problem+json" },
    { "/v1/about\n", 404, "application/problem+json" },
    { "/v1/\xe4\xba\x91", 404, "application/problem+json" },
  };
  g_autoptr (PentadRouter) router = pentad_router_new_replay (fixture->folder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PentadAnswer answer = pentad_router_answer (router, "GET", cases[i].path, "1-2", "now");

      g_assert_cmpuint (answer.status, ==, cases[i].status);
      g_assert_cmpstr (answer.content_type, ==, cases[i].type);
      pentad_answer_clear (&answer);
    }
}

/* The bytes are those of the file, also after it has changed. */
static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "{\"api\":1}", "{\"api\":2}" };
  g_autoptr (PentadRouter) router = pentad_router_new_replay (fixture->folder);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (fixture->files[0], texts[i], -1, NULL));
      PentadAnswer answer = pentad_router_answer (router, "GET", "/v1/about", NULL, NULL);
      gsize len;
      const char *text = g_bytes_get_data (pentad_body_get_bytes (answer.body, FALSE), &len);

      g_assert_cmpmem (text, len, texts[i], strlen (texts[i]));
      pentad_answer_clear (&answer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reference/replay/paths", Fixture, NULL, set_up, test_paths, tear_down);
  g_test_add ("/reference/replay/bytes", Fixture, NULL, set_up, test_bytes, tear_down);
  return g_test_run ();
}

/* The boards that a snapshot takes along, and those of this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/boards.h"
#include "snapshot/public.h"

#include "host/paths.h"

#include <glib/gstdio.h>
#include <string.h>

#define PANEL "\"panels\": [{\"id\": \"a\", \"kind\": \"feed\", \"at\": [0, 0, 4, 4]}]}"
/* A board that differs from those that ship. */
#define OWN   "{\"format\": 1, \"id\": \"command\", \"label\": \"Own\", " PANEL
#define OTHER "{\"format\": 1, \"id\": \"command\", \"label\": \"Other\", " PANEL

static char *config; /* of the user */

/* The board of the command view that this machine has; NULL: the one that ships. */
static void
set_own_board (const char *text)
{
  g_autofree char *folder = g_build_filename (config, "pentad", "boards", NULL);
  g_autofree char *path = g_build_filename (folder, "command.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (text == NULL)
    g_unlink (path);
  else
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static PentadSnapshot *
finish (PentadSnapshotBuilder *builder)
{
  g_autoptr (PentadManifest) manifest = pentad_manifest_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, about = g_bytes_new_static ("{}", 2);
  PentadSnapshot *snapshot;

  manifest->program = g_strdup ("1");
  manifest->city = g_strdup ("1");
  manifest->zone = g_strdup ("UTC");
  manifest->origin = g_strdup ("http://127.0.0.1:9");
  manifest->as_of = manifest->taken = 1;
  g_assert_true (pentad_snapshot_builder_add (builder, "v1/about.json", about, &error));
  bytes = pentad_snapshot_builder_finish (builder, manifest, NULL, &error);
  g_assert_no_error (error);
  snapshot = pentad_snapshot_new (bytes, "a.pentad", NULL, NULL, &error);
  g_assert_no_error (error);
  return snapshot;
}

/* One with the boards of this machine, of which the one of the command view is then another. */
static PentadSnapshot *
make_snapshot (const char *command)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (GBytes) board = g_bytes_new (command, strlen (command));
  g_autoptr (GError) error = NULL;

  g_assert_true (pentad_boards_keep (builder, NULL, NULL, NULL, &error));
  g_assert_true (
      pentad_snapshot_builder_add (builder, PENTAD_BOARDS_FOLDER "command.json", board, &error));
  return finish (builder);
}

static void
assert_command (const PentadSnapshot *snapshot, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = pentad_boards_read (snapshot, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (boards->len, ==, PENTAD_N_BOARDS);
  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      const PentadBoardSpec *board = g_ptr_array_index (boards, i);

      g_assert_cmpstr (board->id, ==, pentad_boards_get_id (i));
      if (g_str_equal (board->id, "command"))
        g_assert_cmpstr (pentad_label_get (&board->label, PENTAD_LANGUAGE_EN), ==, label);
    }
}

static void
test_own_boards (void)
{
  set_own_board (NULL);
  assert_command (NULL, "Command");
  set_own_board (OWN);
  assert_command (NULL, "Own");
}

/* Whatever this machine has meanwhile. */
static void
test_boards_go_along (void)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot = NULL;

  set_own_board (OWN);
  g_assert_true (pentad_boards_keep (builder, NULL, NULL, NULL, &error));
  snapshot = finish (builder);
  g_assert_cmpuint (pentad_snapshot_get_manifest (snapshot)->entries->len, ==, 1 + PENTAD_N_BOARDS);
  set_own_board (NULL);
  assert_command (snapshot, "Own");
  set_own_board (OTHER);
  assert_command (snapshot, "Own");
}

/* A copy of a snapshot has its boards, not those of the machine that copies. */
static void
test_copy (void)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (PentadSnapshotBuilder) without = pentad_snapshot_builder_new ();
  g_autoptr (PentadSnapshotBuilder) empty = pentad_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) source = NULL, old = finish (empty), copy = NULL, now = NULL;

  set_own_board (NULL);
  source = make_snapshot (OWN);
  set_own_board (OTHER);
  g_assert_true (pentad_boards_keep (builder, source, NULL, NULL, &error));
  g_assert_true (pentad_boards_keep (without, old, NULL, NULL, &error));
  set_own_board (NULL);
  copy = finish (builder);
  now = finish (without);
  assert_command (copy, "Own");
  assert_command (now, "Other");
}

/* As older programs made them; a part of the boards counts as none. */
static void
test_without_boards (void)
{
  g_autoptr (PentadSnapshotBuilder) empty = pentad_snapshot_builder_new ();
  g_autoptr (PentadSnapshotBuilder) half = pentad_snapshot_builder_new ();
  g_autoptr (GBytes) board = g_bytes_new_static (OTHER, strlen (OTHER));
  g_autoptr (PentadSnapshot) without = finish (empty);
  g_autoptr (PentadSnapshot) part = NULL;

  g_assert_true (
      pentad_snapshot_builder_add (half, PENTAD_BOARDS_FOLDER "command.json", board, NULL));
  part = finish (half);
  set_own_board (OWN);
  assert_command (without, "Own");
  assert_command (part, "Own");
}

/* The name of the entry, or of the file, is told. */
static void
assert_refused (const char *text, GQuark domain, int code)
{
  g_autoptr (PentadSnapshot) snapshot = make_snapshot (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_boards_read (snapshot, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, PENTAD_BOARDS_FOLDER "command.json"));
  if (domain != 0)
    g_assert_error (error, domain, code);
}

static void
test_wrong_boards (void)
{
  static const char *const texts[] = { "", "{}", "[]", "{\"format\": 2}",
                                       "{\"format\": 1, \"id\": 7" };
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (GError) own = NULL;

  set_own_board (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], 0, 0);
  assert_refused ("{\"format\": 1, \"id\": \"service\", \"label\": \"Own\", " PANEL,
                  PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST);
  set_own_board ("{");
  g_assert_false (pentad_boards_keep (builder, NULL, NULL, NULL, &own));
  g_assert_nonnull (own);
  g_assert_nonnull (strstr (own->message, config));
  set_own_board (NULL);
}

static void
test_too_large (void)
{
  GString *text = g_string_new (OWN);
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);

  set_own_board (NULL);
  while (text->len <= 1 << 20)
    g_string_append_c (text, (char)g_rand_int_range (dice, 32, 127));
  assert_refused (text->str, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_LIMIT);
  g_string_free (text, TRUE);
}

/* A member that boards do not have may be anything; those that ship have none. */
static void
test_public (void)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (PentadPublic) public_safe = pentad_public_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot = NULL;
  g_autoptr (GBytes) board = NULL;
  g_autofree char *text = NULL;

  set_own_board (
      "{\"format\": 1, \"id\": \"command\", \"author\": {\"en\": \"Li Lei\"}, \"label\": "
      "\"Own\", " PANEL);
  g_assert_true (pentad_boards_keep (builder, NULL, pentad_public_filter, public_safe, &error));
  g_assert_no_error (error);
  snapshot = finish (builder);
  set_own_board (NULL);
  assert_command (snapshot, "Own");
  board = pentad_snapshot_read (snapshot, PENTAD_BOARDS_FOLDER "command.json", &error);
  text = g_strndup (g_bytes_get_data (board, NULL), g_bytes_get_size (board));
  g_assert_null (strstr (text, "Li Lei"));
}

/* How many members a text of JSON has. */
static guint
count_members (GBytes *bytes)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"\\w+\"\\s*:", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), 0, 0,
                      &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}

/* A new member of boards is named in src/snapshot/public-names.c. */
static void
test_public_shipped (void)
{
  g_autoptr (PentadPublic) public_safe = pentad_public_new ();
  g_autoptr (GError) error = NULL;

  set_own_board (NULL);
  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      g_autofree char *name = g_strconcat (pentad_boards_get_id (i), ".json", NULL);
      g_autofree char *entry = g_strconcat (PENTAD_BOARDS_FOLDER, name, NULL);
      g_autofree char *path = pentad_paths_find_data ("boards", name, &error);
      g_autoptr (GBytes) before = NULL, after = NULL;
      gsize len;
      char *text;

      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, &len, NULL));
      before = g_bytes_new_take (text, len);
      after = pentad_public_filter (entry, before, public_safe);
      g_assert_cmpuint (count_members (before), >, 10);
      g_assert_cmpuint (count_members (after), ==, count_members (before));
    }
}

int
main (int argc, char **argv)
{
  config = g_dir_make_tmp ("pentad-boards-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/boards/of-this-machine", test_own_boards);
  g_test_add_func ("/snapshot/boards/go-along", test_boards_go_along);
  g_test_add_func ("/snapshot/boards/copy", test_copy);
  g_test_add_func ("/snapshot/boards/without", test_without_boards);
  g_test_add_func ("/snapshot/boards/wrong", test_wrong_boards);
  g_test_add_func ("/snapshot/boards/too-large", test_too_large);
  g_test_add_func ("/snapshot/boards/public", test_public);
  g_test_add_func ("/snapshot/boards/public-shipped", test_public_shipped);

  int result = g_test_run ();
  g_autofree char *boards = g_build_filename (config, "pentad", "boards", NULL);
  g_autofree char *above = g_path_get_dirname (boards);
  g_rmdir (boards);
  g_rmdir (above);
  g_rmdir (config);
  g_free (config);
  return result;
}

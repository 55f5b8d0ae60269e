/* The confined program as pentad asks it: pixels, reasons, and an end for one that misbehaves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-pictures.h"

#include "host/paths.h"
#include "host/photo-process.h"
#include "host/photo-wire.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <signal.h>
#include <string.h>

typedef struct
{
  gboolean is_done;
  GBytes *rgb;
  int width, height;
  GError *error;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->rgb =
      pentad_photo_decode_finish (result, &answer->width, &answer->height, &answer->error);
  answer->is_done = TRUE;
}

static Answer
ask (const char *program, GBytes *bytes, guint timeout_ms, GCancellable *cancellable)
{
  Answer answer = { 0 };

  pentad_photo_decode_async (program, bytes, timeout_ms, cancellable, answer_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->rgb, g_bytes_unref);
  g_clear_error (&answer->error);
}

static void
test_pixels_come_back (void)
{
  g_autofree char *program = pentad_paths_dup_helper ("pentad-photo");
  g_autoptr (GBytes) bytes = made_jpeg (3000, 2000, 6, FALSE);
  Answer answer = ask (program, bytes, 0, NULL);

  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.height, ==, PENTAD_PHOTO_MAX_SIDE_PX);
  g_assert_cmpint (answer.width, ==, 1067);
  g_assert_cmpuint (g_bytes_get_size (answer.rgb), ==, (gsize)answer.width * answer.height * 3);
  answer_clear (&answer);
}

static void
test_refusals_have_their_reasons (void)
{
  g_autofree char *program = pentad_paths_dup_helper ("pentad-photo");
  g_autofree char *large = g_malloc0 (PENTAD_PHOTO_MAX_BYTES + 1);
  g_autoptr (GBytes) whole = made_png (MADE_PNG_RGB, 200, 200);
  struct
  {
    GBytes *bytes;
    PentadPhotoError code;
  } rows[] = {
    { g_bytes_new_static ("<html>", 6), PENTAD_PHOTO_ERROR_NOT_A_PICTURE },
    { g_bytes_new_static ("", 0), PENTAD_PHOTO_ERROR_NOT_A_PICTURE },
    { made_cut (whole, 0.5), PENTAD_PHOTO_ERROR_DAMAGED },
    { made_png_bomb (50000, 50000), PENTAD_PHOTO_ERROR_TOO_LARGE },
    { g_bytes_new_static (large, PENTAD_PHOTO_MAX_BYTES + 1), PENTAD_PHOTO_ERROR_TOO_LARGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Answer answer = ask (program, rows[i].bytes, 0, NULL);

      g_assert_error (answer.error, PENTAD_PHOTO_ERROR, (int)rows[i].code);
      g_assert_null (answer.rgb);
      answer_clear (&answer);
      g_bytes_unref (rows[i].bytes);
    }
}

/* Programs that are not what they should be, as scripts. */
static char *
make_script (const char *folder, const char *lines)
{
  char *path = g_build_filename (folder, "script", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", lines, "\n", NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  return path;
}

static void
test_a_program_that_misbehaves_is_told (void)
{
  static const struct
  {
    const char *lines;
    PentadPhotoError code;
  } rows[] = {
    { "exit 0", PENTAD_PHOTO_ERROR_FAILED },
    { "kill -9 $$", PENTAD_PHOTO_ERROR_FAILED },
    { "exec cat /dev/zero", PENTAD_PHOTO_ERROR_FAILED },
    /* A head alone; pixels larger than may be; a verdict that there is not. */
    { "printf 'PPH1\\000\\000\\000\\000\\002\\000\\000\\000\\002\\000\\000\\000abc'",
      PENTAD_PHOTO_ERROR_FAILED },
    { "printf 'PPH1\\000\\000\\000\\000\\377\\377\\377\\377\\002\\000\\000\\000abc'",
      PENTAD_PHOTO_ERROR_FAILED },
    { "printf 'PPH1\\143\\000\\000\\000\\002\\000\\000\\000\\002\\000\\000\\000abc'",
      PENTAD_PHOTO_ERROR_FAILED },
    { "printf 'PPH1\\006\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000'",
      PENTAD_PHOTO_ERROR_NOT_CONFINED },
  };
  g_autofree char *folder = g_dir_make_tmp ("pentad-photo-XXXXXX", NULL);
  g_autoptr (GBytes) bytes = made_png (MADE_PNG_RGB, 2, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *script = make_script (folder, rows[i].lines);
      Answer answer = ask (script, bytes, 0, NULL);

      g_test_message ("%s", rows[i].lines);
      g_assert_error (answer.error, PENTAD_PHOTO_ERROR, (int)rows[i].code);
      answer_clear (&answer);
      g_unlink (script);
    }
  g_rmdir (folder);
}

static void
test_a_missing_program_is_told (void)
{
  g_autoptr (GBytes) bytes = made_png (MADE_PNG_RGB, 2, 2);
  Answer answer = ask ("/nowhere/pentad-photo", bytes, 0, NULL);

  g_assert_error (answer.error, PENTAD_PHOTO_ERROR, PENTAD_PHOTO_ERROR_FAILED);
  g_assert_nonnull (strstr (answer.error->message, "/nowhere/pentad-photo"));
  answer_clear (&answer);
}

static gboolean
beat_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The script writes its number and then does nothing; it must be gone when nobody waits for it. */
static void
run_stalled (guint timeout_ms, gboolean is_cancelled)
{
  g_autofree char *folder = g_dir_make_tmp ("pentad-photo-XXXXXX", NULL);
  g_autofree char *note = g_build_filename (folder, "pid", NULL);
  g_autofree char *lines =
      g_strdup_printf ("echo $$ >%s.new; mv %s.new %s; exec tail -f /dev/null", note, note, note);
  g_autofree char *script = make_script (folder, lines), *text = NULL;
  g_autoptr (GBytes) bytes = made_png (MADE_PNG_RGB, 2, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };
  guint beat = g_timeout_add (5, beat_cb, NULL);

  pentad_photo_decode_async (script, bytes, timeout_ms, cancellable, answer_cb, &answer);
  while (!g_file_test (note, G_FILE_TEST_EXISTS) && !answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (is_cancelled)
    g_cancellable_cancel (cancellable);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (is_cancelled)
    g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_error (answer.error, PENTAD_PHOTO_ERROR, PENTAD_PHOTO_ERROR_TOO_SLOW);
  /* On a very slow machine it was killed before it could write. */
  if (g_file_get_contents (note, &text, NULL, NULL))
    while (kill ((pid_t)g_ascii_strtoll (text, NULL, 10), 0) == 0 || errno != ESRCH)
      g_main_context_iteration (NULL, TRUE);
  g_source_remove (beat);
  answer_clear (&answer);
  g_unlink (note);
  g_unlink (script);
  g_rmdir (folder);
}

static void
test_a_stalled_program_is_killed (void)
{
  run_stalled (1000, FALSE);
}

static void
test_a_cancelled_program_is_killed (void)
{
  run_stalled (600000, TRUE);
}

/* It waits for the first byte by then. */
static void
test_program_locks_itself_in_before_it_reads (void)
{
  g_autofree char *program = pentad_paths_dup_helper ("pentad-photo");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, NULL);
  g_autofree char *path = NULL, *status = NULL;
  guint beat = g_timeout_add (5, beat_cb, NULL);

  g_assert_no_error (error);
  path = g_strdup_printf ("/proc/%s/status", g_subprocess_get_identifier (process));
  do
    {
      g_clear_pointer (&status, g_free);
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
    }
  while (strstr (status, "\nSeccomp:\t2\n") == NULL);
  g_assert_nonnull (strstr (status, "\nNoNewPrivs:\t1\n"));
  g_source_remove (beat);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/process/pixels-come-back", test_pixels_come_back);
  g_test_add_func ("/photo/process/program-locks-itself-in-before-it-reads",
                   test_program_locks_itself_in_before_it_reads);
  g_test_add_func ("/photo/process/refusals-have-their-reasons", test_refusals_have_their_reasons);
  g_test_add_func ("/photo/process/a-program-that-misbehaves-is-told",
                   test_a_program_that_misbehaves_is_told);
  g_test_add_func ("/photo/process/a-missing-program-is-told", test_a_missing_program_is_told);
  g_test_add_func ("/photo/process/a-stalled-program-is-killed", test_a_stalled_program_is_killed);
  g_test_add_func ("/photo/process/a-cancelled-program-is-killed",
                   test_a_cancelled_program_is_killed);
  return g_test_run ();
}

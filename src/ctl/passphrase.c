/* Asks for a passphrase: on the terminal, in a file, or of systemd; never on a command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/passphrase.h"

#include "host/credential.h"
#include "snapshot/snapshot-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Longest passphrase, in bytes. */
#define MAX_LEN    1024
#define CREDENTIAL "pentad-passphrase"

void
pentad_ctl_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static void
cut_line (char *text)
{
  text[strcspn (text, "\r\n")] = '\0';
}

static char *
read_line (FILE *file)
{
  char *line = g_malloc0 (MAX_LEN);

  if (fgets (line, MAX_LEN, file) == NULL)
    {
      g_free (line);
      return NULL;
    }
  cut_line (line);
  return line;
}

static char *
read_file (const char *path, GError **error)
{
  char *passphrase = NULL;
  FILE *file;

  if (!pentad_credential_check_key_file (path, error))
    return NULL;
  file = fopen (path, "re");
  if (file != NULL)
    {
      passphrase = read_line (file);
      fclose (file);
    }
  if (passphrase == NULL)
    g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE,
                 _ ("%s: expected a passphrase in its first line"), path);
  return passphrase;
}

/* Without an echo. */
static char *
ask (FILE *terminal, const char *question)
{
  struct termios shown, hidden;
  char *passphrase;

  fputs (question, terminal);
  fflush (terminal);
  if (tcgetattr (fileno (terminal), &shown) < 0)
    return NULL;
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t)ECHO;
  tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
  passphrase = read_line (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
  fputc ('\n', terminal);
  return passphrase;
}

static char *
ask_terminal (gboolean twice, GError **error)
{
  FILE *terminal = fopen ("/dev/tty", "r+e");
  char *passphrase, *again = NULL;

  if (terminal == NULL)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE,
                   _ ("there is no terminal to ask for the passphrase; --passphrase-file names a "
                      "file that has it"));
      return NULL;
    }
  passphrase = ask (terminal, _ ("Passphrase: "));
  if (twice && passphrase != NULL)
    again = ask (terminal, _ ("Once more: "));
  fclose (terminal);
  if (passphrase == NULL || (twice && g_strcmp0 (passphrase, again) != 0))
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE,
                   passphrase == NULL ? _ ("no passphrase was given")
                                      : _ ("the two passphrases are not the same"));
      g_clear_pointer (&passphrase, pentad_ctl_passphrase_free);
    }
  pentad_ctl_passphrase_free (again);
  return passphrase;
}

char *
pentad_ctl_passphrase_read (const char *path, gboolean twice, GError **error)
{
  const char *folder = g_getenv ("CREDENTIALS_DIRECTORY");
  g_autofree char *credential = folder != NULL ? g_build_filename (folder, CREDENTIAL, NULL) : NULL;

  if (path != NULL)
    return read_file (path, error);
  if (credential != NULL && g_file_test (credential, G_FILE_TEST_EXISTS))
    return read_file (credential, error);
  return ask_terminal (twice, error);
}

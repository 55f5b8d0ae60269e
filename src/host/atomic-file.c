/* Writes a whole file so that a reader sees the old content or the new, never a mixture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/atomic-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (const char *path, const char *step, int saved_errno, GError **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
               /* Translators: a path, the step that failed ("fsync"), the reason. */
               _ ("Cannot write %s: %s: %s"), path, step, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *contents)
{
  gsize left;
  const char *data = g_bytes_get_data (contents, &left);

  while (left > 0)
    {
      /* One call never moves more than 2 GiB, and may move less than asked for. */
      ssize_t n = write (fd, data, MIN (left, 1u << 30));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          if (n == 0)
            errno = ENOSPC;
          return FALSE;
        }
      data += n;
      left -= n;
    }
  return TRUE;
}

static gboolean
write_parts (int fd, GBytes *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (!write_all (fd, parts[i]))
      return FALSE;
  return TRUE;
}

/* Fills, makes durable and closes; returns the name of the step that failed, NULL when all went
 * well, with errno set. fd is closed in any case. */
static const char *
fill_and_close (int fd, GBytes *const *parts, guint n_parts, int mode)
{
  const char *step = NULL;
  int saved_errno = 0;

  if (!write_parts (fd, parts, n_parts))
    step = "write";
  else if (fchmod (fd, mode) < 0)
    step = "chmod";
  else if (fsync (fd) < 0)
    step = "fsync";
  if (step != NULL)
    saved_errno = errno;
  if (close (fd) < 0 && step == NULL)
    {
      step = "close";
      saved_errno = errno;
    }
  errno = saved_errno;
  return step;
}

/* A rename is durable once its folder is. */
static const char *
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result, saved_errno;

  if (fd < 0)
    return "open";
  result = fsync (fd);
  saved_errno = errno;
  close (fd);
  errno = saved_errno;
  /* Some file systems cannot sync a folder and say so; their renames need none. */
  return result < 0 && saved_errno != EINVAL && saved_errno != ENOTSUP ? "fsync" : NULL;
}

gboolean
pentad_atomic_file_write (const char *path, GBytes *contents, int mode, GError **error)
{
  g_return_val_if_fail (contents != NULL, FALSE);

  return pentad_atomic_file_write_parts (path, &contents, 1, mode, error);
}

gboolean
pentad_atomic_file_write_parts (
    const char *path, GBytes *const *parts, guint n_parts, int mode, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *temporary = NULL;
  const char *step;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (path, "create", errno, error);
  step = fill_and_close (fd, parts, n_parts, mode);
  if (step == NULL && g_rename (temporary, path) < 0)
    step = "rename";
  if (step != NULL)
    {
      int saved_errno = errno;

      g_unlink (temporary);
      return fail (path, step, saved_errno, error);
    }
  step = sync_folder (folder);
  if (step != NULL)
    return fail (path, step, errno, error);
  return TRUE;
}

/* As whom a server is asked: a token or a password that is read when it is used and wiped after.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/credential.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longest secret, in bytes. */
#define MAX_SECRET 4096
/* Of the locked memory: the secret, what is made of it, and the words around it. */
#define SECRET_SIZE (16 * 1024)

G_DEFINE_QUARK (pentad - credential - error - quark, pentad_credential_error)

typedef enum
{
  PLACE_FILE,
  PLACE_SYSTEMD,
  PLACE_KEYRING
} Place;

/* How a file was when it was read. */
typedef struct
{
  struct timespec changed;
  ino_t inode;
  off_t size;
} FileMark;

struct _PentadCredential
{
  gatomicrefcount refs;

  /* configuration */
  Place place;
  char *path; /* of a file, also of systemd's; NULL for a keyring */
  const PentadKeyring *keyring;

  /* under the lock: the network thread loads, the owner asks */
  GMutex lock;
  FileMark mark;
};

/* Pages of their own, locked and left out of core dumps. */
struct _PentadSecret
{
  char text[MAX_SECRET + 2]; /* as read */
  gsize len;
  char header[SECRET_SIZE - MAX_SECRET - 64];
};

G_STATIC_ASSERT (sizeof (struct _PentadSecret) <= SECRET_SIZE);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

/* LeakSanitizer looks at its own process as a debugger does, which it may not when undumpable. */
static void
forbid_dumps (void)
{
  static gsize is_done;

  if (!g_once_init_enter (&is_done))
    return;
  if (!IS_SANITIZED)
    {
      struct rlimit none = { 0, 0 };

      prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
      setrlimit (RLIMIT_CORE, &none);
    }
  g_once_init_leave (&is_done, 1);
}

static PentadSecret *
secret_new (GError **error)
{
  void *pages;

  forbid_dumps ();
  pages = mmap (NULL, SECRET_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    {
      g_set_error_literal (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_ACCESS,
                           _ ("there is no memory for a credential"));
      return NULL;
    }
  /* Where locking is not allowed the secret could be swapped; that is no reason to do without. */
  mlock (pages, SECRET_SIZE);
  madvise (pages, SECRET_SIZE, MADV_DONTDUMP);
  madvise (pages, SECRET_SIZE, MADV_WIPEONFORK);
  return pages;
}

void
pentad_secret_free (PentadSecret *self)
{
  explicit_bzero (self, SECRET_SIZE);
  munlock (self, SECRET_SIZE);
  munmap (self, SECRET_SIZE);
}

const char *
pentad_secret_get_header (const PentadSecret *self)
{
  return self->header;
}

static void
fail (GError **error, PentadCredentialError code, const char *place, const char *reason)
{
  g_set_error (error, PENTAD_CREDENTIAL_ERROR, code, "%s: %s", place, reason);
}

static PentadCredential *
credential_new (Place place, char *path)
{
  PentadCredential *self = g_new0 (PentadCredential, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->place = place;
  self->path = path;
  self->keyring = pentad_keyring_get_system ();
  return self;
}

static PentadCredential *
new_systemd (const char *name, GError **error)
{
  const char *folder = g_getenv ("CREDENTIALS_DIRECTORY");

  if (name[0] == '\0' || name[0] == '.' || strchr (name, '/') != NULL)
    g_set_error_literal (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_SPEC,
                         _ ("credential: expected systemd:NAME with the name of a credential"));
  else if (folder == NULL || !g_path_is_absolute (folder))
    g_set_error_literal (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_SPEC,
                         _ ("credential: systemd:NAME is for services, which find "
                            "$CREDENTIALS_DIRECTORY set; it is not"));
  else
    return credential_new (PLACE_SYSTEMD, g_build_filename (folder, name, NULL));
  return NULL;
}

PentadCredential *
pentad_credential_new (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_has_prefix (text, "file:") && text[strlen ("file:")] != '\0')
    return credential_new (PLACE_FILE, g_strdup (text + strlen ("file:")));
  if (g_str_has_prefix (text, "systemd:"))
    return new_systemd (text + strlen ("systemd:"), error);
  if (g_str_equal (text, "keyring"))
    return credential_new (PLACE_KEYRING, NULL);
  g_set_error_literal (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_SPEC,
                       _ ("credential: expected file:PATH, systemd:NAME or keyring; the secret "
                          "itself is never given here"));
  return NULL;
}

PentadCredential *
pentad_credential_ref (PentadCredential *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_credential_unref (PentadCredential *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

void
pentad_credential_set_keyring (PentadCredential *self, const PentadKeyring *keyring)
{
  self->keyring = keyring;
}

/* What is wrong with who may read a file, NULL when all is well. A credential of systemd is put
 * there by the service manager, which gives the service's user access by way of the group bits. */
static char *
explain_mode (const struct stat *info, Place place)
{
  guint mode = info->st_mode & 07777;

  if (!S_ISREG (info->st_mode))
    return g_strdup (_ ("it is not a regular file"));
  if (info->st_uid != geteuid () && info->st_uid != 0)
    return g_strdup (_ ("it belongs to another user"));
  if (place == PLACE_FILE && mode != 0600)
    return g_strdup_printf (_ ("its mode is %04o, expected 0600: nobody else may read it"), mode);
  if (place == PLACE_SYSTEMD && (mode & 0007) != 0)
    return g_strdup_printf (_ ("its mode is %04o, expected one that others cannot read"), mode);
  return NULL;
}

static FileMark
make_mark (const struct stat *info)
{
  return (FileMark){ info->st_ctim, info->st_ino, info->st_size };
}

static gboolean
read_all (int fd, PentadSecret *secret)
{
  while (secret->len <= MAX_SECRET)
    {
      ssize_t n = read (fd, secret->text + secret->len, MAX_SECRET + 1 - secret->len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0;
      secret->len += n;
    }
  return TRUE;
}

static gboolean
read_open_file (PentadCredential *self, int fd, PentadSecret *secret, GError **error)
{
  g_autofree char *reason = NULL;
  struct stat info;

  if (fstat (fd, &info) != 0)
    reason = g_strdup (g_strerror (errno));
  else
    reason = explain_mode (&info, self->place);
  if (reason == NULL && !read_all (fd, secret))
    reason = g_strdup (g_strerror (errno));
  if (reason != NULL)
    {
      fail (error, PENTAD_CREDENTIAL_ERROR_ACCESS, self->path, reason);
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->mark = make_mark (&info);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
read_file (PentadCredential *self, PentadSecret *secret, GError **error)
{
  /* Not blocking: a pipe must not hold up the network thread. */
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  gboolean answer;

  if (fd < 0)
    {
      fail (error, PENTAD_CREDENTIAL_ERROR_ACCESS, self->path, g_strerror (errno));
      return FALSE;
    }
  answer = read_open_file (self, fd, secret, error);
  close (fd);
  return answer;
}

static gboolean
read_keyring (PentadCredential *self, const char *origin, PentadSecret *secret, GError **error)
{
  GError *local = NULL;
  char *text = self->keyring->look_up (origin, &local);

  if (text == NULL)
    {
      g_autofree char *place = g_strdup_printf (_ ("keyring, %s"), origin);

      fail (error, PENTAD_CREDENTIAL_ERROR_ACCESS, place,
            local != NULL ? local->message : _ ("no credential is kept there for it"));
      g_clear_error (&local);
      return FALSE;
    }
  secret->len = MIN (strlen (text), MAX_SECRET + 1);
  memcpy (secret->text, text, secret->len);
  self->keyring->wipe (text);
  return TRUE;
}

/* "USER:PASSWORD" may hold anything but control characters, a token no blank either. */
static gboolean
is_clean (const char *text, gsize len, char lowest)
{
  for (gsize i = 0; i < len; i++)
    if (text[i] == 0x7f || (text[i] >= 0 && text[i] < lowest) || (lowest == '!' && text[i] < 0))
      return FALSE;
  return len > 0;
}

static gboolean
make_basic (PentadSecret *self, const char *text, gsize len)
{
  gsize at = g_strlcpy (self->header, "Authorization: Basic ", sizeof self->header);
  int state = 0, save = 0;

  if (!is_clean (text, len, ' ') || memchr (text, ':', len) == NULL)
    return FALSE;
  at += g_base64_encode_step ((const guchar *)text, len, FALSE, self->header + at, &state, &save);
  at += g_base64_encode_close (FALSE, self->header + at, &state, &save);
  self->header[at] = '\0';
  return TRUE;
}

static gboolean
make_bearer (PentadSecret *self, const char *text, gsize len)
{
  gsize at = g_strlcpy (self->header, "Authorization: Bearer ", sizeof self->header);

  if (!is_clean (text, len, '!'))
    return FALSE;
  memcpy (self->header + at, text, len);
  self->header[at + len] = '\0';
  return TRUE;
}

/* Base64 of the longest secret and the words before it must fit. */
G_STATIC_ASSERT (sizeof ((PentadSecret *)0)->header > MAX_SECRET / 3 * 4 + 64);

static gboolean
make_header (PentadSecret *self)
{
  const char *text = self->text;
  gsize len = self->len;

  while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == '\r'))
    len--;
  if (len > MAX_SECRET)
    return FALSE;
  if (len > 6 && g_ascii_strncasecmp (text, "basic ", 6) == 0)
    return make_basic (self, text + 6, len - 6);
  if (len > 7 && g_ascii_strncasecmp (text, "bearer ", 7) == 0)
    return make_bearer (self, text + 7, len - 7);
  return make_bearer (self, text, len);
}

PentadSecret *
pentad_credential_load (PentadCredential *self, const char *origin, GError **error)
{
  g_autoptr (PentadSecret) secret = secret_new (error);

  if (secret == NULL)
    return NULL;
  if (self->place == PLACE_KEYRING ? !read_keyring (self, origin, secret, error)
                                   : !read_file (self, secret, error))
    return NULL;
  if (!make_header (secret))
    {
      fail (error, PENTAD_CREDENTIAL_ERROR_CONTENT, self->path != NULL ? self->path : _ ("keyring"),
            _ ("expected one line: “bearer TOKEN”, “basic USER:PASSWORD” or just the token"));
      return NULL;
    }
  return g_steal_pointer (&secret);
}

gboolean
pentad_credential_has_changed (PentadCredential *self)
{
  struct stat info;
  FileMark mark;
  gboolean answer;

  if (self->place == PLACE_KEYRING || stat (self->path, &info) != 0)
    return FALSE;
  mark = make_mark (&info);
  g_mutex_lock (&self->lock);
  answer = mark.inode != self->mark.inode || mark.size != self->mark.size ||
           mark.changed.tv_sec != self->mark.changed.tv_sec ||
           mark.changed.tv_nsec != self->mark.changed.tv_nsec;
  g_mutex_unlock (&self->lock);
  return answer;
}

gboolean
pentad_credential_check_key_file (const char *path, GError **error)
{
  const char *folder = g_getenv ("CREDENTIALS_DIRECTORY");
  gboolean is_systemd = folder != NULL && g_str_has_prefix (path, folder);
  struct stat info;

  if (stat (path, &info) != 0)
    {
      fail (error, PENTAD_CREDENTIAL_ERROR_ACCESS, path, g_strerror (errno));
      return FALSE;
    }
  if ((info.st_mode & (is_systemd ? 0007 : 0077)) != 0)
    {
      g_set_error (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_ACCESS,
                   _ ("%s: its mode is %04o; a private key must not be readable by others"), path,
                   info.st_mode & 07777);
      return FALSE;
    }
  return TRUE;
}

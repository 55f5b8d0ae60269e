/* Members of objects that come many times, found by what was in their place last time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard-keys.h"
#include "codec/guard-scan.h"

/* A comma, a space, a key with its quotes, a colon. */
#define MOST_BYTES 32

void
pentad_guard_keys_init (PentadGuardKeys *keys, const char *const *names, guint n)
{
  g_return_if_fail (n > 0 && n <= PENTAD_GUARD_MAX_KEYS);

  keys->n = n;
  for (guint i = 0; i < n; i++)
    {
      PentadGuardKey *key = &keys->keys[i];
      char quoted[16] = { '"' }, mask[16] = { 0 };

      key->name = names[i];
      key->len = strlen (names[i]);
      g_return_if_fail (key->len <= PENTAD_GUARD_MAX_KEY_LEN);
      memcpy (quoted + 1, names[i], key->len);
      quoted[key->len + 1] = '"';
      memset (mask, 0xff, key->len + 2);
      memcpy (key->word, quoted, sizeof quoted);
      memcpy (key->mask, mask, sizeof mask);
    }
}

/* The key that stands at p, where sixteen bytes may be read; -1 none. */
static inline int
match (const PentadGuardKeys *keys, guint expected, const char *p)
{
  guint64 word[2];

  memcpy (word, p, sizeof word);
  for (guint n = 0, i = expected; n < keys->n; n++, i++)
    {
      if (i >= keys->n)
        i = 0;
      const PentadGuardKey *key = &keys->keys[i];
      if ((((word[0] ^ key->word[0]) & key->mask[0]) | ((word[1] ^ key->word[1]) & key->mask[1])) ==
          0)
        return (int)i;
    }
  return -1;
}

/* Notes that the present member is that key. */
static inline int
take (PentadGuard *self, PentadGuardFrame *frame, int i)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << i;

  if (frame->name_bits & bit)
    {
      self->pos = frame->name - 1;
      pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_VALUE, "each member once");
      return -1;
    }
  frame->name_bits |= bit;
  frame->next_key = (guint)i + 1;
  return i;
}

static int G_GNUC_NO_INLINE
next_key_slowly (PentadGuard *self, const PentadGuardKeys *keys)
{
  const char *name;
  gsize len;

  while (pentad_guard_next_name (self, &name, &len))
    {
      for (guint i = 0; i < keys->n; i++)
        if (keys->keys[i].len == len && memcmp (keys->keys[i].name, name, len) == 0)
          return take (self, &self->frames[self->depth - 1], (int)i);
      if (!pentad_guard_skip (self))
        return -1;
    }
  return -1;
}

int
pentad_guard_next_key (PentadGuard *self, const PentadGuardKeys *keys)
{
  if (self->error != NULL || self->depth == 0 || self->len - self->pos < MOST_BYTES)
    return next_key_slowly (self, keys);

  PentadGuardFrame *frame = &self->frames[self->depth - 1];
  const char *p = self->data + self->pos;
  if (frame->count > 0)
    {
      if (*p != ',')
        return next_key_slowly (self, keys);
      p += p[1] == ' ' ? 2 : 1;
    }
  int i = match (keys, frame->next_key, p);
  if (i < 0 || p[keys->keys[i].len + 2] != ':' || frame->count >= self->limits.members)
    return next_key_slowly (self, keys);
  frame->count++;
  frame->is_recorded = FALSE;
  frame->name = (gsize)(p + 1 - self->data);
  frame->name_len = keys->keys[i].len;
  self->pos = frame->name + frame->name_len + 2;
  return take (self, frame, i);
}

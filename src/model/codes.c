/* Many codes in one block of memory, in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/codes.h"

#include <string.h>

#define FIRST_SIZE 64

void
pentad_codes_add (PentadCodes *codes, const char *code)
{
  gsize len = strlen (code) + 1;

  if (codes->size - codes->len < len)
    {
      codes->size = MAX (2 * codes->size, MAX (codes->len + len, FIRST_SIZE));
      codes->text = g_realloc (codes->text, codes->size);
    }
  memcpy (codes->text + codes->len, code, len);
  codes->len += len;
  codes->n++;
}

void
pentad_codes_trim (PentadCodes *codes)
{
  codes->size = codes->len;
  codes->text = g_realloc (codes->text, codes->size);
}

const char *
pentad_codes_next (const PentadCodes *codes, const char *code)
{
  const char *next = code != NULL ? code + strlen (code) + 1 : codes->text;

  return codes->len > 0 && next < codes->text + codes->len ? next : NULL;
}

void
pentad_codes_clear (PentadCodes *codes)
{
  g_free (codes->text);
  *codes = (PentadCodes){ 0 };
}

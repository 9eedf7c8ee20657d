using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CivicBot.Storage.Backup;

/// <summary>A stream that goes one way only; what it does not do, it refuses.</summary>
internal abstract class OneWayStream : Stream
{
    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Passes on what is written and hashes it.</summary>
internal sealed class HashingStream(Stream inner) : OneWayStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public byte[] Hash() => hash.GetHashAndReset();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        inner.Write(buffer);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        hash.AppendData(buffer.Span);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The part of a file from where it stands up to a place.</summary>
internal sealed class BoundedStream(Stream inner, long end) : OneWayStream
{
    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => inner.Read(buffer[..(int)Math.Min(buffer.Length, end - inner.Position)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, end - inner.Position)], cancellationToken);
}

/// <summary>Pieces of a sealed content: length, ciphertext, tag. The number of a piece and whether it is the last are its nonce, so each key seals each piece once.</summary>
internal static class SealedPieces
{
    public const int Size = 64 * 1024;
    public const int TagLength = 16;
    private const int NonceLength = 12;

    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}

internal sealed class SealingStream(Stream inner, byte[] key, byte[] header) : OneWayStream
{
    private readonly AesGcm cipher = new(key, SealedPieces.TagLength);
    private readonly byte[] piece = new byte[SealedPieces.Size];
    private int filled;
    private long number;
    private bool ended;

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == piece.Length)
            {
                WritePiece(isLast: false);
            }

            var part = Math.Min(buffer.Length, piece.Length - filled);
            buffer[..part].CopyTo(piece.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (!ended)
        {
            ended = true;
            WritePiece(isLast: true);
            cipher.Dispose();
            CryptographicOperations.ZeroMemory(key);
        }

        base.Dispose(disposing);
    }

    private void WritePiece(bool isLast)
    {
        var output = new byte[sizeof(int) + filled + SealedPieces.TagLength];
        BinaryPrimitives.WriteInt32LittleEndian(output, filled);
        cipher.Encrypt(SealedPieces.Nonce(number++, isLast), piece.AsSpan(0, filled), output.AsSpan(sizeof(int), filled), output.AsSpan(sizeof(int) + filled), header);
        inner.Write(output);
        filled = 0;
    }
}

internal sealed class OpeningStream(Stream inner, byte[] key, byte[] header) : OneWayStream
{
    private readonly AesGcm cipher = new(key, SealedPieces.TagLength);
    private byte[] piece = [];
    private int taken;
    private long number;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (taken == piece.Length && !ended)
        {
            ReadPiece();
        }

        var part = Math.Min(buffer.Length, piece.Length - taken);
        piece.AsSpan(taken, part).CopyTo(buffer);
        taken += part;
        return part;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        inner.Dispose();
        base.Dispose(disposing);
    }

    private void ReadPiece()
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        inner.ReadExactly(length);
        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size is < 0 or > SealedPieces.Size)
        {
            throw new BackupException("The backup is damaged. Take another one.");
        }

        var sealedPiece = new byte[size + SealedPieces.TagLength];
        inner.ReadExactly(sealedPiece);
        piece = Open(sealedPiece, size);
        (taken, number) = (0, number + 1);
    }

    private byte[] Open(byte[] sealedPiece, int size)
    {
        var plain = new byte[size];
        foreach (var isLast in new[] { false, true })
        {
            try
            {
                cipher.Decrypt(SealedPieces.Nonce(number, isLast), sealedPiece.AsSpan(0, size), sealedPiece.AsSpan(size), plain, header);
                ended = isLast;
                return plain;
            }
            catch (AuthenticationTagMismatchException) when (!isLast)
            {
                // It may be the last piece.
            }
            catch (AuthenticationTagMismatchException wrong)
            {
                throw new BackupException("The passphrase is wrong, or the backup was changed.", wrong);
            }
        }

        throw new InvalidOperationException("A piece is opened or refused.");
    }
}
